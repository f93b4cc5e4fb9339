//! Conditions on who receives a draft.

use cloison_policy::{Field, Recipients};
use rustc_hash::FxHashSet;

use crate::Draft;
use crate::compile::Compiled;
use crate::zones::Zones;

/// Whether all of a condition holds for the draft's recipients.
pub(crate) fn hold(condition: &Recipients, draft: &Draft, policy: &Compiled) -> bool {
    let addresses: Vec<String> = draft.to.iter().filter_map(|recipient| address(recipient)).collect();
    let domain = |address: &String| address.rsplit_once('@').map(|(_, domain)| domain.to_owned());
    let domains: Vec<String> = addresses.iter().filter_map(domain).collect();
    let outside = || domains.iter().any(|domain| !is_in(domain, &policy.domains));
    let listed = || addresses.iter().any(|address| policy.distribution_lists.contains(address));
    condition.outside.is_none_or(|wanted| wanted == outside())
        && (condition.domains.is_empty() || domains.iter().any(|domain| is_in(domain, &condition.domains)))
        && condition.at_least.is_none_or(|least| draft.to.len() >= least as usize)
        && condition.distribution_list.is_none_or(|wanted| wanted == listed())
        && condition.new_to_thread.is_none_or(|wanted| wanted == has_new(&addresses, draft))
}

fn is_in(domain: &str, of: &[String]) -> bool {
    of.iter().any(|own| domain == own || domain.strip_suffix(own.as_str()).is_some_and(|rest| rest.ends_with('.')))
}

/// Whether some recipient has no part in the thread. Where no thread is known nobody is new to it.
fn has_new(addresses: &[String], draft: &Draft) -> bool {
    let mut thread: FxHashSet<String> = draft.thread.iter().filter_map(|member| address(member)).collect();
    let zones = Zones::of_body(&draft.body);
    for quoted in zones.of(Field::Quote) {
        let words = draft.body[quoted].split(|c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c));
        thread.extend(words.filter_map(address));
    }
    !thread.is_empty() && addresses.iter().any(|address| !thread.contains(address))
}

/// The address of `Name <a@b>` or `a@b`, lower case.
fn address(recipient: &str) -> Option<String> {
    let address = recipient.rsplit_once('<').map_or(recipient, |(_, rest)| rest);
    let address = address.trim_matches(|c: char| c == '>' || c.is_whitespace()).to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    (!local.is_empty() && !domain.is_empty()).then_some(address)
}
