// Marks as JUnit XML, which Jenkins, GitLab and others show: a suite for each student, a case for each question.

import { plain } from '../texts/text.js';
import { type Marks, type QuestionMark, type StudentMarks, totals, written } from './marks.js';
import { messages } from './messages.js';

/** The marks as JUnit XML. A question with less than all its points is a failure; late points are a property of the suite. */
export function junit({ assignment, students }: Marks): string {
  const suites = students.map((student) => suiteOf(assignment, student));
  const questions = students.flatMap((student) => student.questions);
  const all = { name: assignment, ...counted(questions) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', all, suites.join(''))}`;
}

function suiteOf(assignment: string, student: StudentMarks): string {
  const { raw, score, max } = totals(student);
  const values = { raw, score, max, late: written(student.late ?? 0), ...(student.name && { name: student.name }) };
  const properties = Object.entries(values).map(([name, value]) => element('property', { name, value }));
  const cases = student.questions.map((one) => caseOf(`${assignment}.${student.id}`, one));
  const inside = element('properties', {}, properties.join('')) + cases.join('');
  return element('testsuite', { name: student.id, ...counted(student.questions) }, inside);
}

function caseOf(classname: string, question: QuestionMark): string {
  const { id, got, points, said } = question;
  const message = messages.ofPoints(written(got), written(points));
  const text = said.join('\n');
  const failure = failed(question) ? element('failure', { type: 'marks', message }, xml(text)) : '';
  const output = !failed(question) && text !== '' ? element('system-out', {}, xml(text)) : '';
  return element('testcase', { classname, name: id }, failure + output);
}

const failed = ({ got, points }: QuestionMark): boolean => written(got) < written(points);

const counted = (questions: readonly QuestionMark[]) => ({
  tests: questions.length,
  failures: questions.filter(failed).length,
  errors: 0,
  skipped: 0,
});

const entities: { [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As text in XML: with > escaped, ]]> can end nothing. */
const xml = (text: string): string => plain(text).replace(/[&<>"]/g, (character) => entities[character]!);

function element(name: string, attributes: { [name: string]: string | number }, inside = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${xml(String(value)).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;')}"`,
  );
  return `<${name}${written.join('')}>${inside}</${name}>\n`;
}
