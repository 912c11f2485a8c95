/** Invalid input of a command. The message is one line: what was specified, what is allowed, what to change. Exit code 2. */
export class UnusableInput extends Error {}
