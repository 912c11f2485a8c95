/**
 * Decodes a text file: UTF-8, UTF-16 in either byte order, or the code page of Windows for Western Europe, which Microsoft Excel writes if a
 * sheet is saved as CSV without a choice of encoding. The byte order mark is optional.
 */
export function textOfBytes(bytes: Buffer): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The first character of a file is in the range of ASCII, so one byte of it is 0 in UTF-16. */
function utf16Of([first, second]: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== undefined) ? 'utf-16be' : undefined;
}
