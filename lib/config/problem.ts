/** What is wrong with a value, without its path, and what to do. Travels through zod as the text of an issue. */
export interface Problem {
  readonly message: string;
  readonly remedy: string;
}

/** A problem as the message of a zod issue. */
export function problem(message: string, remedy: string): string {
  return JSON.stringify({ message, remedy } satisfies Problem);
}

/** The problem in the message of a zod issue. */
export function parseProblem(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { message: `is refused: ${text}`, remedy: 'see the description of the key in the JSON Schema' };
  }
}
