//! A workbook: the list, with the columns that are filled in open and all others locked, drop-downs for words from closed
//! lists, and a page that says how it is filled in. Every cell is typed as text, so that nothing in it is a formula.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::model::words::{Answer, Strength, listed};
use crate::sheet::{Column, SHEET_NAME, Table};

/// How the format says that a cell holds text, so that what is typed stays what it is: 3.10, 1/2.
const AS_TEXT: &str = "@";

/// How high a line of text is, in points, and how many of them a row has at most.
const LINE_HEIGHT: f64 = 15.0;
const MOST_LINES: u16 = 25;

/// How a sheet is filled in, a paragraph a line.
const HOW_TO: [&str; 9] = [
    "How this sheet is filled in",
    "Each row of the other page is one standard and one policy. White cells are yours to fill in; grey ones are only for reading.",
    "Answer: choose a word from the list. Where the policy says nothing of the matter, leave the row empty.",
    "Strength: the policy's own word, never a stronger one. Section: where it says so; several are parted by |.",
    "What the policy says: in your own words. An answer without it is a tick, and counts as none.",
    "Numbers: a name, a colon and a value, such as every: 1 year; several are parted by a semicolon. The column beside it says which belong there. What the policy leaves open is unstated.",
    "What is missing belongs to partial, the promised action (its id in the file) to deferred, to whom it is left to delegated.",
    "An emptied cell takes nothing out of a policy: that is done in the file itself.",
    "Then close the sheet, and run: paramount sheet in and the name of this file. With --diff behind it, it shows what would change and changes nothing.",
];

pub(super) fn bytes(table: &Table<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of writing would make two sheets of one table differ.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    write_list(workbook.add_worksheet(), table)?;
    write_how_to(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

fn write_list(sheet: &mut Worksheet, table: &Table<'_>) -> Result<(), XlsxError> {
    sheet.set_name(SHEET_NAME)?;
    let (head, locked, open) = formats();
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    // Not every program works the heights out by itself.
    let mut heights: BTreeMap<u32, u16> = BTreeMap::new();
    for (number, column) in (0_u16..).zip(Column::ALL) {
        sheet.set_column_width(number, column.width())?;
        sheet.write_string_with_format(0, number, column.heading(), &head)?;
        if column.is_tie() {
            sheet.set_column_hidden(number)?;
        }
        if let Some(words) = drop_down(column)? {
            sheet.add_data_validation(1, number, last.max(1), number, &words)?;
        }
        let format = if column.is_open() { &open } else { &locked };
        for (line, row) in (1_u32..).zip(&table.rows) {
            let text = row.cell(column);
            let height = heights.entry(line).or_insert(1);
            *height = (*height).max(lines(&text, column));
            sheet.write_string_with_format(line, number, text, format)?;
        }
    }
    for (line, lines) in heights {
        sheet.set_row_height(line, f64::from(lines) * LINE_HEIGHT)?;
    }
    let last_column = u16::try_from(Column::ALL.len() - 1).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last.max(1), last_column)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    sheet.protect_with_options(&protection());
    Ok(())
}

/// How many lines a text takes in its column; what is hidden takes none.
fn lines(text: &str, column: Column) -> u16 {
    if column.is_tie() {
        return 1;
    }
    let lines = text.chars().count() / usize::from(column.width().saturating_sub(2)) + 1;
    u16::try_from(lines).unwrap_or(MOST_LINES).min(MOST_LINES)
}

fn write_how_to(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("How to")?;
    sheet.set_column_width(0, 100)?;
    let (bold, plain) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for (line, text) in (0_u32..).zip(HOW_TO) {
        sheet.write_string_with_format(line, 0, text, if line == 0 { &bold } else { &plain })?;
    }
    Ok(())
}

/// What the head, cells for reading and cells to be filled in look like.
fn formats() -> (Format, Format, Format) {
    let cell = || Format::new().set_num_format(AS_TEXT).set_text_wrap().set_align(FormatAlign::Top);
    let lines = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00BF_BFBF));
    (
        lines(cell().set_bold().set_background_color(Color::RGB(0x00D9_E2EC))),
        lines(cell().set_background_color(Color::RGB(0x00F2_F2F2))),
        lines(cell().set_unlocked()),
    )
}

/// The list of words that a column takes.
fn drop_down(column: Column) -> Result<Option<DataValidation>, XlsxError> {
    let words = match column {
        Column::Answer => Answer::WORDS,
        Column::Strength => Strength::WORDS,
        _ => return Ok(None),
    };
    let message = format!("Write {}.", listed(words, "or"));
    let list = DataValidation::new().allow_list_strings(words)?;
    let list = list.set_error_style(DataValidationErrorStyle::Stop).set_error_message(message)?;
    Ok(Some(list.set_error_title("Not one of the words")?))
}

/// Locked against slips, not against people: there is no password, and widths, filters and order are theirs.
fn protection() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    }
}
