//! Everything that is kept of a group's month plan and around it; the same for looking and for saving.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Calendar, Month, Rules};
use jiff::Timestamp;
use kernel::{Area, GroupId};
use people::subjects::{SubjectTeacher, subject_teachers};
use store::ReadTx;
use web::{Context, Result};

use super::items::{Item, joined};
use super::model::{
    CONTENT, Fields, ITEMS, Missing, SKILLS, VALUES, VIRTUES, missing, outcomes_field, outcomes_of,
    part_field,
};
use super::queries::{self, At, FieldRow, Head};
use crate::records::{PlanItem, Theme, ThemeWeek, items_between, themes_between, weeks_of_themes};
use crate::text::lines;

/// A plan as it stands.
pub struct Sheet {
    pub at: At,
    pub calendar: Arc<Calendar>,
    pub head: Option<Head>,
    rows: BTreeMap<String, FieldRow>,
    pub themes: Vec<Theme>,
    weeks: Vec<ThemeWeek>,
    pub items: Vec<Item>,
    teachers: Vec<SubjectTeacher>,
}

/// The names of a theme's fields: "theme-17-title".
pub fn theme_field(key: &str, name: &str) -> String {
    format!("theme-{key}-{name}")
}

/// A subject's own part of the plan (3.5.2).
pub struct Part {
    /// Its field's name
    pub field: String,
    /// Its learning area
    pub area: Area,
    /// "Mūzika"; empty where the area itself is the subject
    pub subject: String,
    /// Whose
    pub teachers: Vec<String>,
    /// Its outcomes
    pub lines: Vec<String>,
    /// Who wrote it last, and when
    pub written: Option<(String, Timestamp)>,
}

impl Sheet {
    pub async fn read(
        tx: &mut ReadTx,
        on: &Context,
        (group, month): (GroupId, Month),
    ) -> Result<Self> {
        let institution = on.viewer.institution.id;
        let at = At {
            institution,
            group,
            month,
        };
        let (from, to) = (month.first(), month.last());
        let item = |one: PlanItem| Item {
            on_date: one.on_date,
            starts: one.starts,
            kind: one.kind,
            text: one.text,
        };
        let rows = queries::fields(tx, at).await?;
        let mut items: Vec<Item> = items_between(tx, institution, group, from, to)
            .await?
            .into_iter()
            .map(item)
            .collect();
        items.sort();
        Ok(Self {
            at,
            calendar: on.calendar(tx).await?,
            head: queries::head(tx, at).await?,
            rows: rows
                .into_iter()
                .map(|row| (row.field.clone(), row))
                .collect(),
            themes: themes_between(tx, institution, group, from, to).await?,
            weeks: weeks_of_themes(tx, institution, group, from, to).await?,
            items,
            teachers: subject_teachers(tx, institution, on.today.clamp(from, to)).await?,
        })
    }

    /// The field's text, empty where nobody has written it.
    pub fn text(&self, field: &str) -> &str {
        self.rows.get(field).map_or("", |row| row.body.as_str())
    }

    /// The choices or the outcomes of a field.
    pub fn list(&self, field: &str) -> Vec<String> {
        lines(self.text(field))
    }

    /// The group's own outcomes of an area.
    pub fn outcomes(&self, area: Area) -> Vec<String> {
        self.list(&outcomes_field(area))
    }

    /// The sub-themes of a theme, by week.
    pub fn weeks_of(&self, theme: &Theme) -> Vec<&ThemeWeek> {
        let own = self.weeks.iter();
        own.filter(|week| week.theme_id == theme.id).collect()
    }

    /// Every field by its name, as a form compares it.
    pub fn fields(&self) -> Fields {
        let mut all: Fields = [CONTENT, VALUES, VIRTUES, SKILLS]
            .into_iter()
            .map(str::to_owned)
            .chain(Area::ALL.map(outcomes_field))
            .map(|field| (field.clone(), self.text(&field).to_owned()))
            .collect();
        all.insert(ITEMS.to_owned(), joined(&self.items));
        for theme in &self.themes {
            let key = theme.id.to_string();
            let weeks = self.weeks_of(theme).into_iter();
            let weeks = weeks.map(|week| format!("{}|{}", week.monday, week.title));
            for (name, text) in [
                ("title", theme.title.clone()),
                ("question", theme.question.clone()),
                ("message", theme.message.clone()),
                ("dates", format!("{}/{}", theme.from_on, theme.to_on)),
                ("weeks", weeks.collect::<Vec<_>>().join("\n")),
            ] {
                all.insert(theme_field(&key, name), text);
            }
        }
        all
    }

    /// What the plan still lacks (3.5.1).
    pub fn missing(&self) -> Vec<Missing> {
        let themes: Vec<(&str, &str)> = self
            .themes
            .iter()
            .map(|theme| (theme.title.as_str(), theme.message.as_str()))
            .collect();
        let bodies = self.rows.iter();
        let bodies = bodies.map(|(field, row)| (field.clone(), row.body.clone()));
        missing(&themes, &bodies.collect())
    }

    /// The subjects' own parts: of those who teach in the group, and those that were written by someone who did.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: BTreeMap<String, Part> = BTreeMap::new();
        let taught = self
            .teachers
            .iter()
            .filter(|one| one.reaches(self.at.group));
        for (teacher, area) in taught.filter_map(|one| Some((one, one.area?))) {
            let part = self.part(&mut parts, area, &teacher.subject);
            let name = format!("{} {}", teacher.given_name, teacher.surname);
            if !part.contains(&name) {
                part.push(name);
            }
        }
        let written = self
            .rows
            .values()
            .filter(|row| row.field.starts_with("part-") && !row.body.is_empty());
        for (area, subject) in written.filter_map(|row| outcomes_of(&row.field)) {
            self.part(&mut parts, area, subject);
        }
        let mut parts: Vec<Part> = parts.into_values().collect();
        parts.sort_by(|a, b| (a.area, &a.subject).cmp(&(b.area, &b.subject)));
        parts
    }

    fn part<'p>(
        &self,
        parts: &'p mut BTreeMap<String, Part>,
        area: Area,
        subject: &str,
    ) -> &'p mut Vec<String> {
        let field = part_field(area, subject);
        let part = parts.entry(field.clone()).or_insert_with(|| {
            let row = self.rows.get(&field).filter(|row| !row.body.is_empty());
            Part {
                area,
                subject: subject.to_owned(),
                teachers: Vec::new(),
                lines: self.list(&field),
                written: row.map(|row| {
                    (
                        format!("{} {}", row.given_name, row.surname),
                        row.updated_at,
                    )
                }),
                field,
            }
        });
        &mut part.teachers
    }

    /// The parts that this person writes in the group.
    pub fn own_parts(&self, on: &Context) -> Vec<Part> {
        let me = on.viewer.account;
        let own: Vec<String> = self
            .teachers
            .iter()
            .filter(|one| one.account_id == me && one.reaches(self.at.group))
            .filter_map(|one| Some(part_field(one.area?, &one.subject)))
            .collect();
        let mut parts = self.parts();
        parts.retain(|part| own.contains(&part.field));
        parts
    }

    /// By when the plan is due (3.5), and since when it is whole.
    pub fn due(&self, on: &Context) -> (Timestamp, Option<Timestamp>) {
        let institution = &on.viewer.institution;
        let rules = Rules {
            calendar: &self.calendar,
            times: institution.times,
            zone: &institution.zone,
        };
        let done = self.head.as_ref().and_then(|head| head.completed_at);
        (rules.month_plan_due(self.at.month), done)
    }

    /// Whether the month is over: a change then needs a reason.
    pub fn is_closed(&self, on: &Context) -> bool {
        on.today > self.at.month.last()
    }
}
