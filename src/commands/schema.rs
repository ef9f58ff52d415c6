//! `paramount schema`: the JSON Schemas, for editors and other programs.

use serde_json::Value;

use super::{Console, Failure, Outcome};
use crate::cli::SchemaArgs;
use crate::model::located::Read;
use crate::model::{Kind, Model, schema};
use crate::report::SCHEMAS;
use crate::standards;

pub(super) fn run(arguments: &SchemaArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let schema = match Kind::read(&arguments.kind) {
        Ok(kind) => of_documents(kind),
        Err(_) => SCHEMAS.iter().find(|(name, ..)| *name == arguments.kind).map_or(Value::Null, |(.., make)| make()),
    };
    // As it stands in `schemas/`.
    writeln!(console.out, "{schema:#}")?;
    Ok(Outcome::Clean)
}

/// The schema of a kind; that of policies knows the details of the shared standards.
fn of_documents(kind: Kind) -> Value {
    match (kind, &standards::shared().model) {
        (Kind::Policy, Some(Model::Standards(shared))) => schema::policy_schema_with(&[shared]),
        _ => schema::schema(kind).clone(),
    }
}
