// Items of a list of prices: who pays stands above them.

// It only names a price, for a level or a kind of course: "Level 1: £45 a place".
const ITEM = /^(?:£|(?:level|group|stage|tier|band)s? [\w, ]+:)/i;
export const isPrice = (says) => ITEM.test(says) && says.includes('£');

// For which kind of course: "£25 per person for a half-day course".
const FOR_WHAT = /^£[\d.,]+ (?:per|a|an|each) \w+ for (?:an? |the |each )?(.+?)[.;]?$/i;
export const courseOf = (says) => FOR_WHAT.exec(says)?.[1] ?? '';
