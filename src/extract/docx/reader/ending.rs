//! The ends of paragraphs and of what holds them: what they say is kept, with what is seen beside it.

use super::{Around, Container, Paragraph, Reader, Sides, Story};
use crate::extract::fault::FaultKind;
use crate::extract::history::Told;
use crate::extract::layout::Layout;
use crate::extract::passage::{Draft, PassageKind, shown_heading};
use crate::extract::styles::Role;

impl Reader<'_> {
    pub(super) fn end_paragraph(&mut self, mut paragraph: Paragraph) {
        let around = self.around.last().copied();
        if self.collector.keeps_layout {
            self.lay_out(&mut paragraph);
        }
        let layout = self.layout_before(&paragraph);
        let history = (std::mem::take(&mut paragraph.before), std::mem::take(&mut paragraph.after));
        let end = paragraph.end;
        let Paragraph { draft, unseen, descriptions, style, outline, .. } = paragraph;
        self.keep_text(draft, style.as_deref(), outline, around);
        let place = match self.story {
            Story::Body => self.place(around),
            Story::Notes(word) => format!("{word} {}", self.notes),
            Story::Margin(word) => word.to_owned(),
        };
        self.keep_history(history, end, layout, &place);
        for description in descriptions {
            let part = format!("description of a picture in {place}");
            self.collector.passage(Draft::of(&description), PassageKind::Prose, Some(part));
        }
        // Without the heading, which may be deleted too.
        let place = place.split_once(", under '").map_or(place.as_str(), |(place, _)| place);
        self.collector.unseen(unseen, Some(format!("deleted or hidden text in {place}")));
    }

    /// Joins a paragraph to the one before whose end was deleted, and says what is seen beside its letters.
    fn lay_out(&mut self, paragraph: &mut Paragraph) {
        let Some(container) = self.containers.last_mut() else { return };
        let mut draft = std::mem::take(&mut container.running_on);
        draft.join(&std::mem::take(&mut paragraph.draft));
        // With all changes accepted it is one paragraph with the next, whose style and number count.
        if !paragraph.end.after {
            container.running_on = draft;
            return;
        }
        let layout = self.layout_of(paragraph);
        paragraph.draft = draft.laid_out(Some(layout));
    }

    /// What is seen of a paragraph beside its letters; one that is empty has its number too.
    fn layout_of(&mut self, paragraph: &Paragraph) -> Layout {
        let style = paragraph.style.as_deref();
        let heading = match self.styles.role(style, paragraph.outline) {
            Role::Heading(level) => Some(level),
            _ => None,
        };
        let is_bold = !paragraph.has_plain || self.styles.is_bold(style);
        let is_title = self.styles.is_title(style);
        let layout = Layout { heading, is_bold, is_title, ..Layout::default() };
        layout.placed(self.numbers.next(paragraph.number, style, self.styles))
    }

    /// What is seen of a paragraph beside its letters while no change is accepted, where that is asked for. A table of contents
    /// repeats headings and has no history.
    fn layout_before(&mut self, paragraph: &Paragraph) -> Option<Layout> {
        self.collector.history.as_ref()?;
        let style = paragraph.style.as_deref();
        let heading = match self.styles.role(style, paragraph.outline) {
            Role::Contents => return None,
            Role::Heading(level) => Some(level),
            _ => None,
        };
        let is_counted = paragraph.end.before;
        let place = is_counted.then(|| self.numbers_before.next(paragraph.number, style, self.styles)).flatten();
        Some(Layout { heading, ..Layout::default() }.placed(place))
    }

    /// Keeps a paragraph as it is on both sides of the tracked changes.
    fn keep_history(&mut self, (before, after): (Draft, Draft), end: Sides, layout: Option<Layout>, place: &str) {
        let part = self.part_of_history((&before, &after), end, place);
        let (Some(history), Some(container), Some(layout)) =
            (&mut self.collector.history, self.containers.last_mut(), layout)
        else {
            return;
        };
        let told = Told {
            part,
            before,
            after,
            layout,
            cell: self.cells.cell().filter(|_| matches!(self.around.last(), Some(Around::Table { .. }))),
            is_body: self.story == Story::Body,
            runs_on: end != Sides::default(),
            is_repeated: matches!(self.story, Story::Margin(_)),
        };
        if !history.add(told, &mut container.block) {
            self.collector.fault(FaultKind::TooManyPassages, "this file has more paragraphs than are read");
        }
    }

    /// Where a paragraph stands. Paragraphs are counted as they are once all changes are accepted.
    fn part_of_history(&self, (before, after): (&Draft, &Draft), end: Sides, place: &str) -> String {
        let is_paragraph = place.starts_with("paragraph ");
        match (after.is_blank(), before.is_blank(), self.paragraphs) {
            _ if !is_paragraph => place.to_owned(),
            (true, false, 0) => "before paragraph 1".to_owned(),
            (true, false, _) => format!("after {place}"),
            // It is counted with the next one, which it is joined to.
            (false, ..) if !end.after => self.below_heading(format!("paragraph {}", self.paragraphs + 1)),
            _ => place.to_owned(),
        }
    }

    fn keep_text(&mut self, draft: Draft, style: Option<&str>, outline: Option<u8>, around: Option<Around>) {
        let role = self.styles.role(style, outline);
        if draft.is_blank() || role == Role::Contents {
            return;
        }
        if around.is_none() {
            self.paragraphs += 1;
        }
        let text = draft.text();
        let (kind, part) = match (self.story, role) {
            (Story::Notes(word), _) => (PassageKind::Note, format!("{word} {}", self.notes)),
            (Story::Margin(word), _) => (PassageKind::Prose, word.to_owned()),
            (Story::Body, Role::Heading(level)) => {
                let part = match around {
                    None => format!("paragraph {}, heading", self.paragraphs),
                    Some(_) => self.place(around),
                };
                self.heading = Some(shown_heading(text));
                self.collector.heading(text, level, &part);
                (PassageKind::Heading, part)
            }
            (Story::Body, role) => {
                let kind = match (role, around) {
                    (Role::Quote, _) => PassageKind::Quote,
                    (_, Some(Around::Table { .. })) => PassageKind::Table,
                    _ => PassageKind::Prose,
                };
                (kind, self.place(around))
            }
        };
        let cell = self.cells.cell().filter(|_| matches!(around, Some(Around::Table { .. })));
        self.collector.passage(draft.in_cell(cell), kind, Some(part));
    }

    fn place(&self, around: Option<Around>) -> String {
        let place = match around {
            None => format!("paragraph {}", self.paragraphs),
            Some(Around::Table { number, row }) => format!("table {number}, row {row}"),
            Some(Around::TextBox) => "text box".to_owned(),
        };
        self.below_heading(place)
    }

    /// A place with the heading that it stands under, where there is one.
    fn below_heading(&self, place: String) -> String {
        match &self.heading {
            Some(heading) => format!("{place}, under '{heading}'"),
            None => place,
        }
    }

    /// Ends what holds paragraphs. What its last one would leave to the next stands by itself.
    pub(super) fn end_container(&mut self) {
        let Some(Container { running_on, .. }) = self.containers.pop() else { return };
        let around = self.around.last().copied();
        self.keep_text(running_on.laid_out(Some(Layout::default())), None, None, around);
    }
}
