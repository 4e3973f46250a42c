/** A failure the caller can act on. `code` is stable; the message names the thing, what happened, and what to do. */
export class SaysoError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SaysoError';
    this.code = code;
  }
}
