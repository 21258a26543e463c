// What to do about an error: rules that look at its facts, and one sentence with the code to type.

/** A pattern for each fact that must hold, and what to say then. */
export interface Rule {
  /** A fact that is not there matches no pattern. */
  when: { readonly [fact: string]: RegExp };
  /** One sentence. `{name}` stands for a fact, or for what a group of that name in a pattern has found. */
  say: string;
}

/** What is known about an error, under names; undefined where there is no such thing. */
export type Facts = (name: string) => string | undefined;

/** The first rule that fits. */
export function ruleFor(rules: readonly Rule[], facts: Facts): Rule | null {
  return rules.find((rule) => found(rule, facts) !== null) ?? null;
}

/** What the first rule that fits says; null when none does. */
export function remedy(rules: readonly Rule[], facts: Facts): string | null {
  const rule = ruleFor(rules, facts);
  if (!rule) return null;
  const groups = found(rule, facts) ?? {};
  return rule.say.replace(/\{(\w+)\}/g, (whole, name: string) => groups[name] ?? facts(name) ?? whole);
}

/** The groups of the patterns; null when one of them does not match, or the sentence lacks a fact. */
function found({ when, say }: Rule, facts: Facts): { [group: string]: string | undefined } | null {
  const groups: { [group: string]: string | undefined } = {};
  for (const [name, pattern] of Object.entries(when)) {
    const fact = facts(name);
    const match = fact === undefined ? null : pattern.exec(fact);
    if (!match) return null;
    Object.assign(groups, match.groups);
  }
  const lacks = [...say.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => (groups[name] ?? facts(name)) === undefined);
  return lacks ? null : groups;
}

/** The rules in a data file, whose patterns are strings. */
export function parseRules(text: string): Rule[] {
  const list = JSON.parse(text) as { when: { [fact: string]: string }; say: string }[];
  return list.map(({ when, say }) => ({
    when: Object.fromEntries(Object.entries(when).map(([name, pattern]) => [name, new RegExp(pattern, 'u')])),
    say,
  }));
}
