//! Who may do what with a group's week plan.

use calendar::Week;
use jiff::civil::Date;
use kernel::{GroupId, Role};
use store::ReadTx;
use web::access::{Reach, anywhere, in_own_group};
use web::{Group, Recall, Result, Subject};

use crate::plan::asked_day;

/// A group's week: the right to write it is asked for by the day of it that is nearest to today, and then day by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupWeek(pub GroupId, pub Week);

impl Subject for GroupWeek {
    type Record = (Group, Date);

    async fn find(
        self,
        tx: &mut ReadTx,
        recall: &Recall,
        today: Date,
    ) -> Result<Option<(Group, Date)>> {
        let group = self.0.find(tx, recall, today).await?;
        Ok(group.map(|group| (group, asked_day(self.1, today))))
    }

    fn reach(self, record: &(Group, Date)) -> Reach {
        Reach {
            group: Some(self.0),
            day: Some(record.1),
            child: None,
        }
    }
}

web::actions! {
    /// See a group's week plans (3.6)
    SEE on GroupId = "week_plan.see": [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist]),
        in_own_group(&[Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant]),
    ];
    /// See what is planned differently for named children, and the versions that hold it
    SEE_CHILDREN on GroupId = "week_plan.see_children" watched: [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist]),
        in_own_group(&[Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant]),
    ];
    /// Write a group's week plan (3.6): both its teachers, and who stands in for one on those days (3.19)
    WRITE on GroupWeek = "week_plan.write" watched daily: [
        anywhere(&[Role::Deputy]),
        in_own_group(&[Role::GroupTeacher]),
    ];
}
