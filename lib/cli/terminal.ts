import { styleText } from 'util';

/** Emphasis of text on a terminal. Text in a pipe or a file stays as it is. */
export class Terminal {
  private readonly hasColors: boolean;

  /** Respects `NO_COLOR` and `FORCE_COLOR`, as Node.js does. */
  constructor(stream: NodeJS.WriteStream) {
    this.hasColors = stream.isTTY && stream.hasColors();
  }

  public style(format: Parameters<typeof styleText>[0], text: string): string {
    // Node.js would ask standard output, which may not be the stream.
    return this.hasColors ? styleText(format, text, { validateStream: false }) : text;
  }

  /** A URL that a click opens. */
  public link(url: string): string {
    return this.hasColors ? `\u001b]8;;${url}\u001b\\${styleText('underline', url, { validateStream: false })}\u001b]8;;\u001b\\` : url;
  }
}
