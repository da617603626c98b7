/**
 * A style sheet as the oldest browsers of the floor can read it, without what is for people.
 *
 * @throws Error for what is no CSS.
 */
export function lowerCss(css: string): string;
