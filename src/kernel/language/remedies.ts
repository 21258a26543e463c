// What to do about an error: rules that look at its facts, and one sentence with the code to type.

/** What a fact may be, word by word, and what stands in the sentence then; facts in braces are filled in. */
export type Words = { readonly [fact: string]: string };

/** A pattern, or a list of words, for each fact that must hold, and what to say then. */
export interface Rule {
  /** A fact that is not there matches no pattern. */
  when: { readonly [fact: string]: RegExp | Words };
  /** One sentence. `{name}` stands for a fact, or for what a group of that name in a pattern has found. */
  say: string;
}

/** What is known about an error, under names; undefined where there is no such thing. */
export type Facts = (name: string) => string | undefined;

/** What the first rule that fits says; null when none does. */
export function remedy(rules: readonly Rule[], facts: Facts): string | null {
  for (const rule of rules) {
    const said = sentence(rule, facts);
    if (said !== null) return said;
  }
  return null;
}

/** What a rule says; null when one of its patterns does not match, or the sentence lacks a fact. */
function sentence({ when, say }: Rule, facts: Facts): string | null {
  const groups: { [group: string]: string | undefined } = {};
  const words: { [fact: string]: string } = {};
  for (const [name, wanted] of Object.entries(when)) {
    const fact = facts(name);
    if (fact === undefined) return null;
    if (wanted instanceof RegExp) {
      const match = wanted.exec(fact);
      if (!match) return null;
      Object.assign(groups, match.groups);
    } else {
      const word = Object.hasOwn(wanted, fact) ? wanted[fact] : undefined;
      if (word === undefined) return null;
      words[name] = word;
    }
  }
  const found: Facts = (name) => groups[name] ?? facts(name);
  return filled(say, (name) => {
    const word = words[name];
    return word === undefined ? found(name) : (filled(word, found) ?? undefined);
  });
}

/** A text with its gaps filled; null when there is nothing for one of them. */
function filled(text: string, facts: Facts): string | null {
  let lacks = false;
  const whole = text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const fact = facts(name);
    if (fact === undefined) lacks = true;
    return fact ?? gap;
  });
  return lacks ? null : whole;
}

/** The rules in a data file, whose patterns are strings. */
export function parseRules(text: string): Rule[] {
  const list = JSON.parse(text) as { when: { [fact: string]: string | Words }; say: string }[];
  const compiled = (wanted: string | Words) => (typeof wanted === 'string' ? new RegExp(wanted, 'u') : wanted);
  return list.map(({ when, say }) => ({
    when: Object.fromEntries(Object.entries(when).map(([name, wanted]) => [name, compiled(wanted)])),
    say,
  }));
}
