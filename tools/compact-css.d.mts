/** A style sheet without the line breaks and indents that are for people. */
export function compactCss(css: string): string;
