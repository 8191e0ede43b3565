//! Parents' applications that wait: the parent is connected within seven days (2.3). Here and on the board.

use account::requests::{Pending, concerns, pending};
use calendar::{Duty, DutyKind, Rules};
use kernel::Role;
use web::{Context, Reading, Result, Subject};

use crate::duties::Standing;
use crate::home::Row;
use crate::words::{look, tag};

/// Those that the person deals with or watches over.
pub async fn waiting<S: Subject>(ok: &mut Reading<S>) -> Result<Vec<Pending>> {
    let deals = ok
        .on
        .viewer
        .is(&[Role::Clerk, Role::GroupTeacher, Role::Head, Role::Deputy]);
    if !deals {
        return Ok(Vec::new());
    }
    let institution = ok.institution();
    let all = pending(ok, institution).await?;
    Ok(all
        .into_iter()
        .filter(|one| concerns(&ok.on, one.group_id))
        .collect())
}

/// Each as a duty with its state, the most urgent first.
pub fn rows(on: &Context, rules: &Rules<'_>, pending: &[Pending]) -> Vec<Row> {
    let say = &on.say;
    let connects = on.viewer.is(&[Role::Clerk, Role::GroupTeacher]);
    pending
        .iter()
        .map(|one| {
            let duty = Duty {
                kind: DutyKind::ConnectParents,
                subject: one.id,
                for_day: one.received_on,
                due: Some(rules.connect_parents_due(one.received_on)),
                done: None,
            };
            let standing = Standing::Timed(duty.state(on.now, rules.zone));
            let look = look(standing);
            let due = Rules::application_due(one.received_on);
            let group = one.group_name.as_ref();
            let what = if one.state == "open" {
                say.t("oversight-application-open")
            } else {
                say.t("oversight-application-unconfirmed")
            };
            Row {
                look,
                state: say.t(look.key),
                title: group.map_or_else(
                    || one.child_name.clone(),
                    |group| format!("{group}: {}", one.child_name),
                ),
                address: format!("/applications/{}", one.id),
                what,
                tag: tag(on, standing),
                by: say.a("due-by", "time", say.day_short(due)),
                button: Some(say.t(if connects {
                    "oversight-connect"
                } else {
                    "oversight-open"
                })),
                primary: false,
            }
        })
        .collect()
}
