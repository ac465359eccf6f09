//! What a check amounts to, ready to be kept.

use crate::domain::answers::Answers;
use crate::domain::checker::{Assessment, Check, CheckResult, Who, assess};
use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::gate::Standing;
use crate::domain::id::{GateId, QuestionId};
use std::collections::BTreeSet;

/// What a check amounts to, to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCheck {
    pub who: Who,
    /// The answers that count.
    pub answers: Answers,
    /// Those that were given in this check; the others were known before.
    pub given: BTreeSet<QuestionId>,
    pub assessment: Assessment,
    /// Gates that hold with these answers as the only check.
    pub gates: Vec<GateId>,
}

impl NewCheck {
    /// A whole sheet as a check.
    pub fn of_sheet(content: &Content, who: Who, answers: Answers, now: Moment) -> NewCheck {
        let given = answers.iter().map(|(id, _)| id.clone()).collect();
        NewCheck::given(content, who, answers, given, now)
    }

    pub(super) fn given(
        content: &Content,
        who: Who,
        answers: Answers,
        given: BTreeSet<QuestionId>,
        now: Moment,
    ) -> NewCheck {
        let assessment = assess(content, &answers);
        let answers = answers.without(&assessment.ignored.iter().cloned().collect());
        let gates = Standing::of_assessed(content, &answers, assessment.clone(), now).holding;
        NewCheck { who, answers, given, assessment, gates }
    }

    /// The check as it would be once saved at `now`; `id` 0 stands for none.
    pub fn as_check(&self, now: Moment) -> Check {
        let result = CheckResult { assessment: self.assessment.clone(), gates: self.gates.clone(), saved: None };
        Check::unsaved(self.who, self.answers.clone(), result, now)
    }
}
