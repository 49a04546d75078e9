/** What whoever asks for a field gets that could not be read. It is caught where a judgement starts, so that what rests on the field is silent. */
export class UnreadField extends Error {
  constructor() {
    super('a field that could not be read was asked for outside of a judgement');
  }
}

/** What a judgement comes to, or nothing where it rests on a field that could not be read: that is a finding of its own. */
export function unlessUnread<T>(judge: () => T): T | undefined {
  try {
    return judge();
  } catch (error) {
    passOver(error);
    return undefined;
  }
}

/** What is found in each item; nothing in one of which a field is needed that could not be read. */
export function judgeEach<T, R>(items: readonly T[], judge: (item: T) => readonly R[]): readonly R[] {
  return items.flatMap((item) => {
    try {
      return judge(item);
    } catch (error) {
      return passOver(error);
    }
  });
}

/** @throws the error where it is any other */
function passOver(error: unknown): readonly never[] {
  if (error instanceof UnreadField) return [];
  throw error;
}
