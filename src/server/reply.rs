//! What a request is answered with: a result, or why there is none.

use gen_lsp_types::ErrorCodes;
use gen_lsp_types::json_rpc::Id;
use serde::Serialize;
use serde_json::{Value, json};

/// Why a request is not answered.
pub(super) struct Refusal(pub(super) ErrorCodes, pub(super) String);

/// What does not fit how far a conversation has come.
pub(super) fn refused(why: &str) -> Refusal {
    Refusal(ErrorCodes::InvalidRequest, why.to_owned())
}

/// A result.
pub(super) fn answer(result: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(result).map_err(|fault| Refusal(ErrorCodes::InternalError, fault.to_string()))
}

/// The message that answers a request.
pub(super) fn response(id: &Id, answered: Result<Value, Refusal>) -> Value {
    match answered {
        Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
        Err(Refusal(code, message)) => json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}}),
    }
}
