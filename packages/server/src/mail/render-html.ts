import { escapeHtml } from '../domain/escape-html.js';
import type { Block, Message } from './message.js';
import { spaced } from './render-text.js';

/* Mail programs ignore style sheets and know no custom properties: each value stands where it is used. */
const text = 'margin:0 0 20px;color:#15171c;font-size:16px;line-height:1.5';
const small = 'margin:0 0 12px;color:#5a606b;font-size:14px;line-height:1.5';
const button =
  'display:inline-block;padding:9px 16px;border-radius:6px;background:#1f4f9e;color:#ffffff;font-size:16px;font-weight:500;line-height:1.4;text-decoration:none';
const code = 'margin:0 0 20px;color:#15171c;font-size:28px;font-weight:600;letter-spacing:.12em;line-height:1.3';
const family = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Dark colours, for the mail programs that read a style block; the others keep the light ones. */
const dark =
  '@media (prefers-color-scheme:dark){.pt-page{background:#0f1114!important}.pt-sheet{background:#16181c!important;border-color:#2d3138!important}.pt-text{color:#eceef2!important}.pt-small{color:#a3a9b4!important}.pt-button{background:#3d72cc!important}.pt-link{color:#93b8f4!important}}';

/** The HTML part of a mail: one column, one button, no images, tables for the programs that know nothing else. */
export function renderHtml(message: Message, portal: string, language: string): string {
  const blocks = message.blocks.map(renderBlock).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,address=no,email=no,date=no"><title>${escapeHtml(message.subject)}</title><style>${dark}</style></head><body class="pt-page" style="margin:0;padding:0;background:#f6f7f8"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="pt-page" style="background:#f6f7f8"><tr><td align="center" style="padding:32px 16px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="pt-sheet" style="max-width:560px;table-layout:fixed;overflow-wrap:anywhere;background:#ffffff;border:1px solid #e2e4e8;border-radius:10px"><tr><td style="padding:32px 24px 20px;font-family:${family};text-align:left"><p class="pt-small" style="${small}">${isolated(portal)}</p><h1 class="pt-text" style="margin:0 0 20px;color:#15171c;font-size:24px;font-weight:600;line-height:1.2;letter-spacing:-.015em">${isolated(message.title)}</h1>${blocks}</td></tr></table></td></tr></table></body></html>`;
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'text':
      return `<p class="pt-text" style="${text}">${isolated(block.text)}</p>`;
    case 'button':
      return `<p style="margin:0 0 20px"><a class="pt-button" href="${escapeHtml(block.url)}" style="${button}">${escapeHtml(block.label)}</a></p>`;
    case 'code':
      return `<p class="pt-text" style="${text.replace('20px', '4px')}">${isolated(block.label)}</p><p class="pt-text" dir="ltr" style="${code}">${spaced(block.code)}</p>`;
    case 'list':
      return `<ul class="pt-text" style="${text};padding:0 0 0 20px">${block.items.map((item) => `<li>${isolated(item)}</li>`).join('')}</ul>`;
    case 'url':
      return `<p class="pt-small" style="${small}">${isolated(block.label)} <a class="pt-link" href="${escapeHtml(block.url)}" style="color:#1f4f9e;word-break:break-all">${escapeHtml(block.url)}</a></p>`;
    default:
      return `<p class="pt-small" style="${small}">${isolated(block.text)}</p>`;
  }
}

/** Escapes text and turns its isolate marks into elements, which more programs understand. */
function isolated(source: string): string {
  return escapeHtml(source).replace(/\u2068(.*?)\u2069/gs, '<strong dir="ltr" style="font-weight:600">$1</strong>');
}
