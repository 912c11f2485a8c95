/** Unlike `console.log`, it does not hide errors of standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a message about input that is used, although it may be wrong. */
export function warn(message: string): void {
  console.error(`warning: ${message}`);
}
