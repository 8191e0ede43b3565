//! The register, and entering an application that came on paper.

use askama::Template;
use jiff::civil::Date;
use kernel::{ChildId, RequestId, Role};
use people::contacts::Kind;
use serde::Deserialize;
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, Context, Form, Query, Result, Routes, Section, Shell, Typed, Whole, again,
    go, page,
};

use super::model::{self, CONSENTS, consents};
use super::queries::{self, Candidate, NewRequest, Request};
use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/applications", list, &access::REQUESTS)
        .get("/applications/new", new, &access::ENTER_REQUEST)
        .post("/applications", enter, &access::ENTER_REQUEST)
}

/// Whose applications a person deals with: the clerk and the management everybody's, a group teacher those of the
/// own group and those of which nobody knows the group yet.
pub fn concerns(on: &Context, group: Option<kernel::GroupId>) -> bool {
    on.viewer.is(&[Role::Clerk, Role::Head, Role::Deputy])
        || group.is_none_or(|group| {
            on.viewer
                .ties
                .iter()
                .any(|tie| tie.role == Role::GroupTeacher && tie.reaches(group))
        })
}

/// A line of the register.
struct Line {
    request: Request,
    /// "līdz 25.11.2026." or how it ended
    due: String,
    /// The tag's class and its key
    tag: (&'static str, &'static str),
}

#[derive(Template)]
#[template(path = "requests/list.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
    may_enter: bool,
    public_address: Option<String>,
}

fn line(on: &Context, request: Request) -> Line {
    let zone = &on.viewer.institution.zone;
    let due = calendar::Rules::application_due(request.received_on);
    let closed = request.closed_at.map(|at| zone.to_datetime(at).date());
    let tag = match (request.state.as_str(), closed) {
        ("connected", Some(day)) if day > due => ("tag-warn", "request-connected-late"),
        ("connected", _) => ("tag-ok", "request-connected"),
        ("refused", _) => ("", "request-refused"),
        ("unconfirmed", _) => ("tag-warn", "request-unconfirmed"),
        _ if on.today > due => ("tag-bad", "request-overdue"),
        _ => ("", "request-open"),
    };
    let day = on.say.date(closed.unwrap_or(due));
    Line {
        due: if closed.is_some() {
            day
        } else {
            on.say.a("staff-to", "day", day)
        },
        request,
        tag,
    }
}

async fn list(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::REQUESTS, Whole).await?;
    let institution = ok.institution();
    let all = queries::register(&mut ok, institution, None).await?;
    let public = super::public::address(&mut ok, institution).await?;
    let shell = ok.shell(Section::Applications, None).await?;
    let lines = all
        .into_iter()
        .filter(|request| concerns(&ok.on, request.group_id))
        .map(|request| line(&ok.on, request))
        .collect();
    page(&ListPage {
        may_enter: access::ENTER_REQUEST.allows(&ok.on.viewer, web::access::Reach::default()),
        public_address: public,
        shell,
        lines,
    })
}

#[derive(Template)]
#[template(path = "requests/new.html")]
struct NewPage {
    shell: Shell,
    typed: Typed,
    children: Vec<Candidate>,
    chosen: Option<ChildId>,
    consents: Vec<(&'static str, String)>,
    today: Date,
}

impl NewPage {
    const fn kinds() -> [Kind; 5] {
        Kind::ALL
    }

    fn chosen(&self, child: &ChildId) -> bool {
        let kept = self.chosen.map(|id| id.to_string()).unwrap_or_default();
        self.typed.chosen("child", child, kept)
    }
}

/// The children whom the person may connect.
pub async fn own_children(tx: &mut ReadTx, on: &Context) -> Result<Vec<Candidate>> {
    let all = queries::children(tx, on.viewer.institution.id, on.today).await?;
    Ok(all
        .into_iter()
        .filter(|child| concerns(on, Some(child.group_id)))
        .collect())
}

async fn new_page(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    (typed, chosen): (Typed, Option<ChildId>),
) -> Result<NewPage> {
    let processor = queries::processor(tx, on.viewer.institution.id).await?;
    let words = consents(&on.say, &processor);
    Ok(NewPage {
        children: own_children(tx, on).await?,
        consents: CONSENTS
            .into_iter()
            .map(|(field, _)| field)
            .zip(words)
            .collect(),
        today: on.today,
        shell,
        typed,
        chosen,
    })
}

#[derive(Deserialize)]
struct Wish {
    child: Option<ChildId>,
}

async fn new(ask: Ask, Query(wish): Query<Wish>) -> Answer {
    let mut ok = ask.read(&access::ENTER_REQUEST, Whole).await?;
    let shell = ok.shell(Section::Applications, None).await?;
    let (tx, on) = ok.parts();
    page(&new_page(tx, on, shell, (Typed::default(), wish.child)).await?)
}

/// An application on paper is entered by who received it: confirmed at once.
async fn enter(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::ENTER_REQUEST, Whole).await?;
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    let mut typed = model::typed(form);
    let (tx, on) = ok.parts();
    let children = own_children(tx, on).await?;
    let ids: Vec<ChildId> = children.iter().map(|child| child.id).collect();
    let Some(paper) = model::on_paper(&mut typed, &ids, on.today) else {
        let shell = ok.shell(Section::Applications, None).await?;
        let (tx, on) = ok.parts();
        return again(&new_page(tx, on, shell, (typed, None)).await?);
    };
    let child = children.iter().find(|child| child.id == paper.child);
    let processor = queries::processor(&mut ok, institution).await?;
    let id = RequestId(ok.next_id()?);
    let request = NewRequest {
        id,
        source: "paper",
        received: paper.received,
        applicant: &paper.applicant,
        child_name: child
            .map(|child| format!("{} {}", child.given_name, child.surname))
            .unwrap_or_default(),
        group: child.map(|child| child.group_id),
        child: Some(paper.child),
        consents: consents(&ok.on.say, &processor).join("\n"),
    };
    queries::enter(&mut ok, (institution, now), &request, Some(by)).await?;
    ok.commit(vec![About {
        child: Some(paper.child),
        detail: json!({ "request": id, "received": paper.received }),
    }])
    .await?;
    go(&format!("/applications/{id}"))
}
