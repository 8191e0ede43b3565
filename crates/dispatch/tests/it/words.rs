use dispatch::{Kind, MessageId, State};

#[test]
fn what_is_stored_reads_back_the_same() {
    for state in [State::Waiting, State::Sent, State::Failed, State::GivenUp] {
        assert_eq!(state.as_str().parse::<State>().ok(), Some(state));
    }
    for kind in [Kind::OneTimePassword, Kind::Code, Kind::Notice] {
        assert_eq!(kind.as_str().parse::<Kind>().ok(), Some(kind));
    }
    assert!("done".parse::<State>().is_err());
    assert!("".parse::<Kind>().is_err());
}

#[test]
fn a_job_keeps_a_message_as_its_number() {
    let kept = serde_json::to_string(&MessageId(17)).ok();
    assert_eq!(kept.as_deref(), Some("17"));
    assert_eq!("17".parse(), Ok(MessageId(17)));
}
