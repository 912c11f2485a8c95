/** How numbers of a column are written. */
export interface NumberFormat {
  /** Separator of decimals. All other separators group digits. @default - no decimals: all separators group digits */
  readonly decimal?: '.' | ',';
}

/** What a column can hold. */
export type NumberKind = 'whole' | 'decimal' | 'small';

const SEPARATORS = ['.', ','] as const;

/**
 * Finds out whether `8.192` or `8,192` is 8192 in a column. Values that can only be read in one way decide for all: `1,234.5`, `15.25`,
 * `0,5`, or `65536`, which has no groups. Otherwise, whole numbers such as MiB are grouped, small ones such as vCPUs and percentages are not,
 * and others are written as in the country in which the delimiter of the file is usual.
 */
export function numberFormatOf(values: readonly string[], kind: NumberKind, delimiter: string): NumberFormat {
  const plain = values.map(withoutSigns).filter((value) => /^\d[\d.,]*$/.test(value));
  const certain = SEPARATORS.find((separator) => plain.some((value) => isDecimal(value, separator)));
  if (certain) return { decimal: certain };
  const isUngrouped = plain.some((value) => /^\d{4,}$/.test(value));
  if (kind === 'whole' && !isUngrouped) return {};
  if (kind === 'decimal' && !isUngrouped) return { decimal: delimiter === ';' ? ',' : '.' };
  // No groups: a separator is one of decimals.
  return { decimal: plain.some((value) => value.split(',').length === 2) ? ',' : '.' };
}

/** Reads a number; `undefined` if the text is none. */
export function numberOf(text: string, { decimal }: NumberFormat): number | undefined {
  const digits = [...withoutSigns(text)].filter(
    (character) => character === decimal || !(SEPARATORS as readonly string[]).includes(character),
  );
  const value = Number(digits.join('').replace(',', '.'));
  return digits.length === 0 || !Number.isFinite(value) ? undefined : value;
}

/** Whether a separator can only be that of decimals in a value. */
function isDecimal(value: string, separator: string): boolean {
  const [first, ...others] = value.split(separator);
  if (others.length !== 1 || SEPARATORS.some((other) => other !== separator && others[0].includes(other))) return false;
  return others[0].length !== 3 || /^0|\d{4}/.test(first) || /[.,]/.test(first);
}

function withoutSigns(text: string): string {
  return text.replace(/[\s%'’]/g, '');
}
