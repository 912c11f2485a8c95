/** Exit codes of all commands. */
export enum ExitCode {
  SUCCESS = 0,
  /** Findings of severity error, or AWS calls that failed. */
  FINDINGS = 1,
  /** Invalid input, or no access. */
  UNUSABLE_INPUT = 2,
  /** The inventory changed, with `discover --diff`. */
  CHANGED = 3,
  /** Ctrl-C, as shells report it. */
  INTERRUPTED = 130,
}
