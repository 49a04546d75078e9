/** Text in lines of at most a width, broken at spaces. A word that is longer stays whole, to be copied as it is. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

/** Wraps text after a label, the further lines indented as far as the first. */
export function wrapAfter(label: string, text: string, width: number): string[] {
  const indent = ' '.repeat(label.length);
  return wrapText(text, width - label.length).map((line, index) => (index === 0 ? label : indent) + line);
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
