//! `paramount server`: messages from an editor to the language server, and back.

use std::io::{self, BufReader};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use super::{Console, Failure, Outcome};
use crate::cli::ServerArgs;
use crate::error::Error;
use crate::server::wire::{self, Incoming};
use crate::server::{Options, Server};

/// How many messages wait at most; an editor that sends more waits itself.
const MOST_WAITING: usize = 1024;

pub(super) fn run(arguments: &ServerArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let (send, receive) = sync_channel(MOST_WAITING);
    // What an editor sends is read beside, so that of several changes that wait only the last one is judged.
    let reader = thread::Builder::new().spawn(move || {
        let mut input = BufReader::new(io::stdin());
        while let Some(message) = wire::read(&mut input) {
            if send.send(message).is_err() {
                break;
            }
        }
    });
    reader.map_err(|_| Error::new("the server cannot be started: no thread is left", "end other programs first"))?;
    let options = Options {
        today: super::today,
        as_at: arguments.today,
        policies: arguments.policies.clone(),
        base: arguments.base.clone(),
    };
    converse(Server::new(options), &receive, console)
}

/// Answers until the editor says that it is done, or goes away.
fn converse(mut server: Server, receive: &Receiver<Incoming>, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    loop {
        let message = match receive.try_recv() {
            Ok(message) => Some(message),
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => {
                server.settle().iter().try_for_each(|message| wire::write(message, console.out))?;
                receive.recv().ok()
            }
        };
        let Some(message) = message else { return Ok(Outcome::NotDone) };
        server.take(message).iter().try_for_each(|message| wire::write(message, console.out))?;
        match server.ended() {
            Some(true) => return Ok(Outcome::Clean),
            Some(false) => return Ok(Outcome::NotDone),
            None => {}
        }
    }
}
