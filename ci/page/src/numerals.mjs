// Numbers that are written as words.

export const IN_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

// "six" as "6"; what is no such word as it is.
export const inFigures = (word) => (IN_WORDS.includes(word.toLowerCase()) ? String(IN_WORDS.indexOf(word.toLowerCase()) + 1) : word);
