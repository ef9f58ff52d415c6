//! The words of labels, by what each tells: an act, what is asked of it, or nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word of a label tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    Approve,
    Endorse,
    Review,
    Own,
    Write,
    Ask,
    Sign,
    Publish,
    Begin,
    End,
    Span,
    Version,
    Status,
    /// What is done with a document beside that.
    Step,
    When,
    By,
    /// Several people who decide.
    Body,
    /// Somebody who answers for something.
    Post,
    Often,
    Last,
    Next,
    /// Words that only join the others.
    Joint,
}

use Sense::{
    Approve, Ask, Begin, Body, By, End, Endorse, Joint, Last, Next, Often, Own, Post, Publish, Review, Sign, Span,
    Status, Version, When, Write,
};

/// The words of labels by what they tell, in small letters.
const SENSES: [(Sense, &str); 22] = [
    (
        Approve,
        "approved approval approving approver ratified ratification ratifying adopted adoption signed-off sign-off signoff authorised authorisation authorising sanctioned",
    ),
    (Endorse, "agreed endorsed endorsement decision decided passed accepted"),
    (Review, "review reviewed reviewing reviewer renewal renewed"),
    (Sign, "signed sign signature signatory"),
    (
        Own,
        "kept keeper keeps owns custodian sponsor sponsored managed sro owner owners owned lead leads led holder held maintained responsible responsibility accountable",
    ),
    (
        Write,
        "author authors authored authorship writer written prepared produced drafted compiled compiler created developed originator originated",
    ),
    (Ask, "contact queries questions enquiries"),
    (Publish, "published publication issued launch launched release released"),
    (
        Begin,
        "use operational applicable commencing applies effective force effect live commencement commences implementation start starts",
    ),
    (End, "expiry expires expire end ends until"),
    (Span, "period timeframe duration lifespan valid validity covers covered"),
    (Version, "version ver edition revision rev issue"),
    (Status, "status"),
    (
        Sense::Step,
        "noted received recommended considered consulted consultation presented submitted shared circulated scrutinised",
    ),
    (When, "date dates on when month year"),
    (By, "by who at"),
    (
        Body,
        "body bodies team group committee board meeting executive directors governors trustees cabinet panel both executives corporation council \
         synod governing trust leadership subgroup sub-group sub-committee authority level route",
    ),
    (
        Post,
        "member individual slt smt staff job title designation position officer role post postholder person manager director strategic executive overall joint named nominated senior corporate",
    ),
    (Often, "timescale timetable frequency cycle interval often every how"),
    (Last, "last latest previous most recent"),
    (Next, "next due planned target scheduled deadline again required schedule future"),
    (
        Joint,
        "and or to be off full formal formally final name names number no control current from in into comes came go takes took it later than before annual do does we was has been will did is that with",
    ),
];

/// What each of these words tells.
pub(super) static BY_WORD: LazyLock<HashMap<&str, Sense>> =
    LazyLock::new(|| SENSES.iter().flat_map(|(sense, words)| words.split(' ').map(|word| (word, *sense))).collect());
