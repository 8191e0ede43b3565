use std::collections::BTreeSet;

use kernel::{
    AccountId, Area, ChildId, GroupId, InstitutionId, Mark, Role, RoleId, TimetableId,
    TopicEntryId, TopicId,
};
use proptest::prelude::*;

#[test]
fn every_role_is_read_back_from_its_stored_form() {
    for role in Role::ALL {
        assert_eq!(role.as_str().parse(), Ok(role));
        assert_eq!(role.to_string(), role.as_str());
    }
    assert_eq!(distinct(Role::ALL.map(Role::as_str)), Role::ALL.len());
}

#[test]
fn every_area_is_read_back_from_its_stored_form() {
    for area in Area::ALL {
        assert_eq!(area.as_str().parse(), Ok(area));
        assert_eq!(area.to_string(), area.as_str());
    }
    assert_eq!(distinct(Area::ALL.map(Area::as_str)), Area::ALL.len());
    assert_eq!(distinct(Area::ALL.map(Area::code)), Area::ALL.len());
    assert_eq!(distinct(Area::ALL.map(Area::css)), Area::ALL.len());
}

#[test]
fn every_mark_is_read_back_from_its_stored_form() {
    for mark in Mark::ALL {
        assert_eq!(mark.as_str().parse(), Ok(mark));
        assert_eq!(mark.to_string(), mark.as_str());
    }
    assert_eq!(distinct(Mark::ALL.map(Mark::as_str)), Mark::ALL.len());
}

#[test]
fn the_lists_stand_in_the_order_of_their_enums() {
    assert!(Role::ALL.is_sorted());
    assert!(Area::ALL.is_sorted());
    assert!(Mark::ALL.is_sorted());
}

#[test]
fn an_absence_has_a_symbol_and_other_marks_leave_the_cell_empty() {
    for mark in Mark::ALL {
        assert_eq!(mark.is_absence(), !mark.symbol().is_empty(), "{mark}");
    }
}

#[test]
fn a_role_that_needs_a_group_may_have_one() {
    for role in Role::ALL {
        assert!(!role.needs_group() || role.may_have_group(), "{role}");
    }
}

#[test]
fn an_id_is_a_whole_number_of_64_bits() {
    for text in ["", " 7", "7a", "1.0", "9223372036854775808"] {
        assert!(text.parse::<ChildId>().is_err(), "{text}");
    }
}

fn distinct<const N: usize>(texts: [&str; N]) -> usize {
    texts.into_iter().collect::<BTreeSet<_>>().len()
}

macro_rules! ids_are_read_back {
    ($($name:ident)*) => {
        proptest! {
            #[test]
            fn every_id_is_read_back_from_its_text(number in any::<i64>()) {
                $(
                    let id = $name(number);
                    prop_assert_eq!(id.to_string(), number.to_string());
                    prop_assert_eq!(id.to_string().parse(), Ok(id));
                    prop_assert_eq!($name::from(number), id);
                )*
            }
        }
    };
}
ids_are_read_back!(InstitutionId AccountId GroupId ChildId RoleId TopicId TopicEntryId TimetableId);

proptest! {
    #[test]
    fn an_unknown_word_is_refused(text in "\\PC*") {
        let known = Role::ALL.iter().any(|role| role.as_str() == text);
        prop_assert_eq!(text.parse::<Role>().is_ok(), known);
        let known = Area::ALL.iter().any(|area| area.as_str() == text);
        prop_assert_eq!(text.parse::<Area>().is_ok(), known);
        let known = Mark::ALL.iter().any(|mark| mark.as_str() == text);
        prop_assert_eq!(text.parse::<Mark>().is_ok(), known);
    }
}
