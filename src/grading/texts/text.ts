// What came from a student, as text that no terminal, browser, reader of XML or eye is misled by.

/** A terminal's commands: ESC with what belongs to it, such as colours, titles and links. */
const commands =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][\s\S]*?(?:\u0007|\u001b\\|\u009c|$)|\u001b[ -/]*[0-~]?/g;

/** What is not seen: controls but tab and line break, directions of writing, spaces without a width, and what is no character. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

const loneHalves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text in Unicode's composed form, without commands of terminals and characters that are not seen; line breaks are `\n`. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(commands, '')
    .replace(unseen, '')
    .replace(loneHalves, '\ufffd')
    .normalize('NFC');
