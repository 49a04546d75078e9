import ts from 'typescript';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A TypeScript file that is changed at places of its syntax tree. What is not changed stays as it is, byte for byte: nothing is printed from
 * the tree.
 */
export class SourceEdits {
  readonly file: ts.SourceFile;
  readonly #text: string;
  readonly #edits: Edit[] = [];

  constructor(path: string, text: string) {
    this.#text = text;
    this.file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  }

  /** Every node below another that a test holds for, in order. */
  find<Found extends ts.Node>(isFound: (node: ts.Node) => node is Found, below: ts.Node = this.file): readonly Found[] {
    const found: Found[] = [];
    const visit = (node: ts.Node): void => {
      if (isFound(node)) found.push(node);
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(below, visit);
    return found;
  }

  /** Puts lines before that of a node, and before the comment that stands above it, as far in as the node is. */
  insertBefore(node: ts.Node, ...lines: readonly string[]): void {
    const comments = ts.getLeadingCommentRanges(this.#text, node.getFullStart()) ?? [];
    const start = this.#startOfLine(comments[0]?.pos ?? node.getStart());
    const indent = ' '.repeat(node.getStart() - this.#startOfLine(node.getStart()));
    this.#edits.push({ start, end: start, text: lines.map((line) => `${indent}${line}\n`).join('') });
  }

  /** Puts lines after that on which a node ends. */
  insertAfter(node: ts.Node, ...lines: readonly string[]): void {
    const start = this.#endOfLine(node.getEnd());
    const indent = ' '.repeat(node.getStart() - this.#startOfLine(node.getStart()));
    this.#edits.push({ start, end: start, text: lines.map((line) => `${indent}${line}\n`).join('') });
  }

  /** Takes the lines away on which a statement stands. */
  removeLines(statement: ts.Node): void {
    this.#edits.push({ start: this.#startOfLine(statement.getStart()), end: this.#endOfLine(statement.getEnd()), text: '' });
  }

  /** Writes something else in the place of a node. */
  replace(node: ts.Node, text: string): void {
    if (text !== node.getText()) this.#edits.push({ start: node.getStart(), end: node.getEnd(), text });
  }

  /** Puts an element into a list, before another one or at its end. */
  addElement({ elements }: ts.ArrayLiteralExpression, text: string, before?: ts.Node): void {
    const last = elements.at(-1);
    if (before) this.#edits.push({ start: before.getStart(), end: before.getStart(), text: `${text}, ` });
    else if (last) this.#edits.push({ start: last.getEnd(), end: last.getEnd(), text: `, ${text}` });
    else this.#edits.push({ start: elements.pos, end: elements.pos, text });
  }

  /** Takes an element out of its list. */
  removeElement({ elements }: ts.ArrayLiteralExpression, element: ts.Expression): void {
    const index = elements.indexOf(element);
    const [before, after] = [elements[index - 1], elements[index + 1]];
    if (after) this.#edits.push({ start: element.getStart(), end: after.getStart(), text: '' });
    else this.#edits.push({ start: before?.getEnd() ?? element.getStart(), end: element.getEnd(), text: '' });
  }

  /** The text with all changes. */
  toString(): string {
    // Of several at one place the first that was made comes first.
    const edits = [...this.#edits].map((edit, index) => ({ ...edit, index })).sort((a, b) => b.start - a.start || b.index - a.index);
    return edits.reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), this.#text);
  }

  #startOfLine(position: number): number {
    return this.#text.lastIndexOf('\n', position - 1) + 1;
  }

  #endOfLine(position: number): number {
    const end = this.#text.indexOf('\n', position);
    return end === -1 ? this.#text.length : end + 1;
  }
}
