/** A line of the conversation. */
export interface LogLine {
  readonly kind: 'you' | 'agent' | 'tool' | 'error' | 'note';
  readonly text: string;
}

export interface PageLog {
  add(line: LogLine): void;
  /** What an agent says bit by bit; the same id goes on with the same line. */
  stream(id: string, text: string, done: boolean): void;
}

const MOST_LINES = 500;
const LONGEST = 20_000;

/** Lines in the page, as text and nothing else; the newest is in sight unless somebody has scrolled away. */
export const pageLog = (list: HTMLElement): PageLog => {
  const open = new Map<string, HTMLElement>();
  // It scrolls, so it can be reached by keyboard.
  list.tabIndex = 0;
  const isAtEnd = (): boolean => list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  const put = ({ kind, text }: LogLine): HTMLElement => {
    const stays = isAtEnd();
    const line = document.createElement('li');
    line.className = kind;
    line.textContent = text.slice(0, LONGEST);
    list.append(line);
    while (list.childElementCount > MOST_LINES) list.firstElementChild?.remove();
    if (stays) list.scrollTop = list.scrollHeight;
    return line;
  };
  return {
    add: put,
    stream: (id, text, done) => {
      const line = open.get(id) ?? put({ kind: 'agent', text: '' });
      const stays = isAtEnd();
      line.textContent = `${line.textContent ?? ''}${text}`.slice(0, LONGEST);
      if (stays) list.scrollTop = list.scrollHeight;
      if (done) open.delete(id);
      else open.set(id, line);
    },
  };
};
