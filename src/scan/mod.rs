//! What the text of a course material cites and gives away: editions of guidance, names that were replaced, and what could
//! lead to a child. It is looked at once, while the text is in memory; what is kept is bounded and has nothing private
//! in it. Whether an edition is out of date depends on the day, and is for the rules to say.
//!
//! # What a word reaches
//!
//! A name is judged by the words that belong to it, and never by a word that stands somewhere in its sentence: "Once the form
//! is no longer needed, send it to the LSCB" speaks of the LSCB as of today.
//!
//! **A clause** is what lies between two commas, colons, dashes or joining words ("if", "which", ", and") of a sentence, if
//! it has a verb that says when; without one it belongs to the clause before, as the items of a list do, or to the first
//! one behind. A semicolon, an arrow and the mark of an item always end a clause, and a line that its author ended early ends
//! a sentence. What stands in brackets is a clause of its own where it
//! has a verb, and so is a title with its year; the clause around it goes on behind it (`clause`). Whether a word is a verb
//! of today or of the past is told by its neighbours (`tense`).
//!
//! **A name is history** in this order (`usage`, for 1 and 2 `ending`):
//! 1. The word on which it depends says so: the first before it that is more than an article or a link. "Replaces the LSCB",
//!    "formerly LSCBs", "no longer refers to KCSIE 2024", "an earlier edition, Working Together 2015". Where the name belongs
//!    to that word, what ends may stand further back: "abolishes the legal requirement for an LSCB".
//! 2. Its own verb says so: the first behind it that is more than a date, a place or an auxiliary. "CCGs were abolished",
//!    "a serious case review in Leeds found". A form in "-ed" is a verb only before an object: "CCG designated nurse" has none.
//!    What has been done by somebody, and what is said about a thing, is no use of it either: "changes to LSCBs", "has
//!    been agreed by the CCG", "a study of serious case reviews".
//!    How it began is none either, where the same clause, a relative one behind the name or the next sentence says what it does
//!    today: "The LSCB was established in 2006 and is", "set up an LSCB, whose role is".
//!    Neither is a condition of what is done today, "until the check was done", nor what the reader is asked (`today`).
//! 3. Its clause is told in the past and nothing in it is done today, or the clause dates it to when it was right: by a day,
//!    where it has no verb, or by the year up to which something was so. What is followed is followed today, whenever that
//!    was written down: "written in line with KCSIE 2021" (`followed`). What is called the latest edition is meant for today, and
//!    so are the partners whom a law has named: "a duty on three agencies, namely ...".
//!    An entry of a timeline, "17/12/24 - ...", is told of its day (`when`).
//!    The year of a law, one in brackets and one behind "approved" date nothing but that (`tense`).
//! 4. Its clause names two editions of it, and so compares them, unless they stand in a list or people go by them; or its
//!    sentence is led in by "History:" and the like.
//! 5. A sentence beside its own says that it ended (1 and 2), also one that calls it "it" or "this guidance", and nobody is asked
//!    to do something with it here (`over`).
//!
//! **A year belongs to the title before it**, over the words that stand on covers, whole brackets and a subtitle: one goes on as
//! long as nothing is done in it and no other document is named (`subtitle`). The day of a meeting is no edition. A year belongs to the
//! title behind it only over what a document is called by ("the 2018 edition of", "guidance from July 2013 entitled"), in
//! brackets behind who issued it, behind an article or at the beginning of a clause. An Act's year is the Act's, and what one
//! title has taken no other gets (`edition`; what can be read as one, `dated`). The day on which a sentence says that a title
//! came out or into force tells its edition too, if one began then (`issue`). On a cover the year stands in a line below
//! (`cover`).
//!
//! **A source** begins with its authors and a year in brackets, wherever it stands. Under a heading such as "References" a
//! passage is one too if it has a year or an address and nothing in it is done today (`quotation`, `heading`).
//!
//! **A heading reaches** what stands under it in its part: the running text, or the slide that it is the title of. It makes
//! sources or history of passages that look like them, and of no others: under "Sources of support" people are told whom
//! to ring. The head of a column reaches the cells under it, and a table of versions is history (`heading`). What a heading
//! says of the end of a name ("What replaces the LSCB") it says of all that stands under it (`over`).
//!
//! **A record** tells of its own time. What was right in the year of minutes is history, also where their sentences are in the
//! present, and so is the title of a record in another text. A dated report, the review of a single case, a newsletter, a
//! letter with its day, and news, which tells what happened half as often as what is so, may be history, or be taught from today: only
//! its reader knows, and is asked in a note (`record`).
//!
//! **A comment on a change** tells somewhere that a name ends, and asks nobody to do something with one. It was written at
//! that time, and what it says elsewhere of names that the same change ended is asked of its reader too (`reading`).
//!
//! **A quotation** reaches what stands between its marks if that is more than a title; a wrong mark ends it
//! too. A call-out such as "Remember: ..." is set as a quotation and is none (`quotation`). What a text quotes to go by, its own
//! aim or a rule, it says itself (`page`).
//!
//! **A name that an empty line cuts in two** is read with the lines behind it (`split`).
//!
//! **An abbreviation** counts as its row names it, unless its text says in brackets, behind a colon or in the line below that it means
//! something else, and not its own name with an error in it (`spelt`).

mod clause;
mod cover;
mod dated;
mod edition;
mod ending;
mod entries;
mod followed;
mod heading;
mod issue;
mod next;
mod over;
mod page;
mod privacy;
mod provision;
mod quotation;
mod reading;
mod record;
mod sentence;
mod sighting;
mod spelt;
mod split;
mod subtitle;
mod tense;
mod today;
mod usage;
mod when;
mod words;

pub use entries::{NameSeen, names_in};
pub use provision::sections_named;
pub use sighting::{Seen, Sighting, Where, look, look_within_limits};
pub use usage::Usage;
