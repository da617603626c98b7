import { Features, transform } from 'lightningcss';

const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  chrome: version(109),
  edge: version(109),
  firefox: version(115),
  safari: version(16, 4),
  ios_saf: version(16, 4),
};

/** What Lightning CSS would lower for whatever a page says; these rules know better, or do without. */
const ours = Features.LightDark | Features.DirSelector | Features.VendorPrefixes;

/** Functions of colour that came after the floor, and how a style sheet asks for them. */
const newer = [
  ['light-dark(', '(color:light-dark(red,red))'],
  ['color-mix(', '(color:color-mix(in srgb,red,red))'],
];

/**
 * A style sheet as the oldest browsers of the floor can read it, without what is for people: nested rules stand alone,
 * and what a browser may not know yet is asked for. Where there is no `light-dark()`, `--_light` and `--_dark` choose:
 * one of them is empty, the other `initial`. Where there is no `color-mix()`, what the rule says before it holds.
 *
 * @throws Error for what is no CSS.
 */
export function lowerCss(css) {
  const { code, warnings } = transform({
    filename: 'portico.css',
    code: Buffer.from(newer.reduce(askFor, css)),
    minify: true,
    targets,
    exclude: ours,
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ message }) => message).join('\n'));
  return code.toString();
}

/** Puts declarations with a newer function, one after the other, below a question for it. */
function askFor(css, [start, question]) {
  const declaration = String.raw`[\w-]+:[^;{}]*${start.replace('(', String.raw`\(`)}[^;{}]*;\s*`;
  return css.replace(new RegExp(`(?<=[;{}\\s])(?:${declaration})+`, 'g'), (run) => {
    const before =
      start === 'light-dark('
        ? run.replace(
            /light-dark\(((?:[^(),]|\([^()]*\))*),\s*((?:[^(),]|\([^()]*\))*)\)/g,
            'var(--_light, $1) var(--_dark, $2)',
          )
        : '';
    return `${before}@supports ${question}{${run}}`;
  });
}
