import type { Unread } from '../validation/facts/fact';
import type { TemplateSource } from '../validation/facts/template';
import { UnusableInput } from './unusable-input';

/** @throws UnusableInput if no template could be read */
export function checkSomeRead(sources: readonly TemplateSource[]): void {
  const problems = sources.flatMap(({ path: own, unread = [] }) => unread.filter(({ file }) => file === own));
  if (problems.length > 0 && problems.length === sources.length) throw new UnusableInput(problems.map(({ why }) => why).join('; '));
}

/** Warns of each template that a page leaves out. */
export function warnOfUnread(unread: readonly Unread[], onWarning?: (message: string) => void): void {
  for (const { stack, what, why, file } of unread) if (file !== undefined) onWarning?.(`not read: ${what} in ${stack}: ${why}`);
}
