/** How numbers of a column are written. */
export interface NumberFormat {
  /** Separator of decimals. All other separators group digits. @default - no decimals: all separators group digits */
  readonly decimal?: '.' | ',';
  /** A value such as `1,024` that is read with decimals, although it can be a group of digits. */
  readonly uncertain?: string;
}

/** What a column can hold. */
export type NumberKind = 'whole' | 'decimal' | 'small';

const SEPARATORS = ['.', ','] as const;

/**
 * Finds out whether `8.192` or `8,192` is 8192 in a column. Values that can only be read in one way decide for all: `1,234.5`, `15.25` or
 * `0,5`. Otherwise, whole numbers such as MiB are grouped, also beside numbers without groups, except decimals of zeros such as `512.000`
 * beside `65536`. Small ones such as vCPUs and percentages are not grouped, and others are written as in the country in which the delimiter
 * of the file is usual, unless numbers have no groups.
 */
export function numberFormatOf(values: readonly string[], kind: NumberKind, delimiter: string): NumberFormat {
  const plain = values.map(withoutSigns).filter((value) => /^\d[\d.,]*$/.test(value));
  const certain = SEPARATORS.find((separator) => plain.some((value) => isDecimal(value, separator)));
  if (certain) return { decimal: certain };
  const usual = delimiter === ';' ? ',' : '.';
  const isUngrouped = plain.some((value) => /^\d{4,}$/.test(value));
  const separated = plain.filter((value) => /[.,]/.test(value));
  if (kind === 'whole') {
    const areZeros = separated.length > 0 && separated.every((value) => value.endsWith(`${usual}000`) && value.split(/[.,]/).length === 2);
    return isUngrouped && areZeros ? { decimal: usual, uncertain: separated[0] } : {};
  }
  if (kind === 'decimal' && !isUngrouped) return { decimal: usual };
  // No groups: a separator is one of decimals.
  const uncertain = kind === 'decimal' && separated.length > 0 ? { uncertain: separated[0] } : {};
  return { decimal: plain.some((value) => value.split(',').length === 2) ? ',' : '.', ...uncertain };
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
