//! The list of a school year, and the same as a file that can be loaded again.

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse as _;
use calendar::SchoolYear;
use kernel::Area;
use serde::Deserialize;
use web::{Answer, Ask, Error, Query, Result, Say, Section, Shell, Whole, page};

use super::queries::{self, Line};
use crate::access;
use crate::stage::Stage;
use crate::words::{may_write, span};

/// Which outcomes are on screen.
#[derive(Default, Deserialize)]
pub struct View {
    #[serde(default)]
    year: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    stage: String,
}

fn chosen<T: std::str::FromStr>(text: &str) -> Result<Option<T>> {
    match text {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| Error::Unprocessable("unprocessable-address")),
    }
}

/// The outcomes of an area by stage.
type Stages<'l> = Vec<(Stage, Vec<&'l Line>)>;

impl View {
    fn year(&self, today: jiff::civil::Date) -> Result<SchoolYear> {
        match self.year.as_str() {
            "" => Ok(SchoolYear::of(today)),
            text => {
                SchoolYear::starting_in(text).ok_or(Error::Unprocessable("unprocessable-address"))
            }
        }
    }
}

#[derive(Template)]
#[template(path = "outcomes/list.html")]
struct ListPage {
    shell: Shell,
    year: SchoolYear,
    area: Option<Area>,
    stage: Option<Stage>,
    lines: Vec<Line>,
    may_write: bool,
}

impl ListPage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    const fn stages() -> [Stage; 4] {
        Stage::ALL
    }

    /// The areas and stages that have something to show.
    fn groups(&self) -> Vec<(Area, Stages<'_>)> {
        let of_area = |area: Area| {
            let lines = self.lines.iter().filter(move |line| line.area == area);
            let stages = Stage::ALL.into_iter().filter_map(move |stage| {
                let of = lines.clone().filter(|line| line.stage == stage);
                let of: Vec<&Line> = of.collect();
                (!of.is_empty()).then_some((stage, of))
            });
            (area, stages.collect::<Vec<_>>())
        };
        let groups = Area::ALL.into_iter().map(of_area);
        groups.filter(|(_, stages)| !stages.is_empty()).collect()
    }

    fn unofficial(&self) -> usize {
        self.lines.iter().filter(|line| !line.official).count()
    }

    /// When it holds, where that is not the whole year.
    fn span(&self, line: &Line) -> Option<String> {
        let whole = line.from_on <= self.year.first() && line.to_on.is_none();
        (!whole).then(|| span(&self.shell.say, line.held()))
    }

    fn address(&self, year: SchoolYear) -> String {
        let area = self.area.map_or("", Area::as_str);
        let stage = self.stage.map_or("", Stage::as_str);
        format!(
            "/curriculum/outcomes?year={}&area={area}&stage={stage}",
            year.starts_in()
        )
    }

    fn is_area(&self, area: &Area) -> bool {
        self.area.as_ref() == Some(area)
    }

    fn is_stage(&self, stage: &Stage) -> bool {
        self.stage.as_ref() == Some(stage)
    }
}

pub async fn show(ask: Ask, Query(view): Query<View>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let year = view.year(ok.on.today)?;
    let (area, stage) = (chosen(&view.area)?, chosen(&view.stage)?);
    let institution = ok.institution();
    let mut lines = queries::during(&mut ok, institution, year.first(), year.last()).await?;
    lines.retain(|line| {
        area.is_none_or(|area| line.area == area) && stage.is_none_or(|stage| line.stage == stage)
    });
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&ListPage {
        may_write: may_write(&ok.on),
        shell,
        year,
        area,
        stage,
        lines,
    })
}

/// As the loading reads it: its own headings in the person's language.
fn file(say: &Say, lines: &[Line]) -> Result<Vec<u8>> {
    let fault = |fault: csv::Error| Error::Internal(format!("csv: {fault}"));
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    let head = [
        "area",
        "stage",
        "text",
        "paragraph",
        "official",
        "from",
        "to",
    ];
    let head = head.map(|field| say.t(&format!("curriculum-column-{field}")));
    out.write_record(head).map_err(fault)?;
    for line in lines {
        // a text that begins so would be run as a formula when the file is opened
        let text = match line.text.chars().next() {
            Some('=' | '+' | '-' | '@') => format!("'{}", line.text),
            _ => line.text.clone(),
        };
        let to = line.to_on.map(|day| day.to_string()).unwrap_or_default();
        let official = say.t(if line.official { "yes" } else { "no" });
        out.write_record([
            &say.t(&format!("area-{}", line.area)),
            &say.t(&format!("curriculum-stage-{}", line.stage)),
            &text,
            &line.paragraph,
            &official,
            &line.from_on.to_string(),
            &to,
        ])
        .map_err(fault)?;
    }
    out.into_inner()
        .map_err(|fault| Error::Internal(format!("csv: {fault}")))
}

pub async fn download(ask: Ask, Query(view): Query<View>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let year = view.year(ok.on.today)?;
    let institution = ok.institution();
    let lines = queries::during(&mut ok, institution, year.first(), year.last()).await?;
    let content = file(&ok.on.say, &lines)?;
    let name = format!("sasniedzamie-rezultati-{}.csv", year.starts_in());
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((head, content).into_response())
}
