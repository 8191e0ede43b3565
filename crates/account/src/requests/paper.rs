//! One application: how it stands, what can be done, and annex 1 filled in for print.

use askama::Template;
use kernel::{RequestId, Role};
use people::contacts::Contact;
use store::{ReadTx, params, rows, sql};
use web::{Answer, Ask, Context, Error, Path, Result, Routes, Section, Shell, Typed, page};

use super::model::typed as typed_of;
use super::queries::{self, Candidate, Request};
use super::routes::own_children;
use crate::access;

pub fn routes() -> Routes {
    Routes::new().get("/applications/{request}", show, &access::REQUEST)
}

rows! {
    /// The institution as its forms name it.
    struct Letterhead {
        name: String,
        city: String,
        head: Option<String>,
    }
}

async fn letterhead(tx: &mut ReadTx, on: &Context) -> Result<Letterhead> {
    Ok(tx
        .one(
            sql!(
                "SELECT i.name, i.city,
                        (SELECT min(a.given_name || ' ' || a.surname)
                           FROM staff_role s
                           JOIN account a ON a.institution_id = s.institution_id AND a.id = s.account_id
                          WHERE s.institution_id = i.id AND s.role = 'head' AND s.from_on <= $2
                            AND (s.to_on IS NULL OR s.to_on >= $2)) AS head
                   FROM institution i
                  WHERE i.id = $1"
            ),
            params![on.viewer.institution.id, on.today],
        )
        .await?)
}

#[derive(Template)]
#[template(path = "requests/request.html")]
pub struct RequestPage {
    shell: Shell,
    request: Request,
    letterhead: Letterhead,
    due: String,
    late: bool,
    /// The contacts of the child whom it can be
    contacts: Vec<Contact>,
    children: Vec<Candidate>,
    may_connect: bool,
    typed: Typed,
}

impl RequestPage {
    fn date(&self) -> String {
        self.shell.say.date(self.request.received_on)
    }

    fn kind(&self) -> String {
        self.shell.say.t(&format!("kind-{}", self.request.kind))
    }

    fn source(&self) -> String {
        self.shell
            .say
            .t(&format!("request-from-{}", self.request.source))
    }

    fn waits(&self) -> bool {
        matches!(self.request.state.as_str(), "open" | "unconfirmed")
    }

    fn consents(&self) -> Vec<&str> {
        self.request.consents.lines().collect()
    }
}

/// The application, or 404 where it is not the person's to see.
pub async fn found(tx: &mut ReadTx, on: &Context, request: RequestId) -> Result<Request> {
    let mut list = queries::register(tx, on.viewer.institution.id, Some(request)).await?;
    list.pop().ok_or(Error::NotFound)
}

/// Composes the page.
pub async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    request: RequestId,
    typed: Typed,
) -> Result<RequestPage> {
    let request = found(tx, on, request).await?;
    let contacts = match request.child_id {
        Some(child) => people::contacts::contacts(tx, on.viewer.institution.id, child).await?,
        None => Vec::new(),
    };
    let children = if request.state == "unconfirmed" {
        own_children(tx, on).await?
    } else {
        Vec::new()
    };
    let due = calendar::Rules::application_due(request.received_on);
    Ok(RequestPage {
        letterhead: letterhead(tx, on).await?,
        due: on.say.date(due),
        late: on.today > due,
        may_connect: on.viewer.is(&[Role::Clerk, Role::GroupTeacher]),
        contacts,
        children,
        shell,
        request,
        typed,
    })
}

async fn show(ask: Ask, Path(request): Path<RequestId>) -> Answer {
    let mut ok = ask.read(&access::REQUEST, request).await?;
    let shell = ok.shell(Section::Applications, None).await?;
    let (tx, on) = ok.parts();
    let typed = typed_of(web::Form::default());
    page(&compose(tx, on, shell, request, typed).await?)
}
