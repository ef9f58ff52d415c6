//! `paramount schema`: the JSON Schemas, for editors and other programs.

use serde_json::Value;

use super::{Console, Failure, Outcome};
use crate::cli::{SchemaArgs, SchemaName};
use crate::model::{Kind, Model, schema};
use crate::report::{Report, coverage, diff, due};
use crate::standards;

pub(super) fn run(arguments: &SchemaArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    writeln!(console.out, "{}", text(arguments.kind))?;
    Ok(Outcome::Clean)
}

/// The schema as it stands in `schemas/` and as the command prints it.
fn text(name: SchemaName) -> String {
    let schema = match name {
        SchemaName::Policy => match &standards::shared().model {
            Some(Model::Standards(shared)) => schema::policy_schema_with(&[shared]),
            _ => Value::Null,
        },
        SchemaName::Course => schema::schema(Kind::Course).clone(),
        SchemaName::Standards => schema::schema(Kind::Standards).clone(),
        SchemaName::Guidance => schema::schema(Kind::Guidance).clone(),
        SchemaName::Config => schema::schema(Kind::Config).clone(),
        SchemaName::CheckReport => schemars::schema_for!(Report).to_value(),
        SchemaName::DueReport => schemars::schema_for!(due::JsonReport).to_value(),
        SchemaName::CoverageReport => schemars::schema_for!(coverage::JsonReport).to_value(),
        SchemaName::DiffReport => schemars::schema_for!(diff::JsonReport).to_value(),
    };
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}
