import { css } from 'lit';

/** A round picture of a person, or the first letters of their name; without a root, too. */
export const avatars = css`
  .pt-avatar {
    position: relative;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    display: inline-grid;
    place-items: center;
    font-size: 12px;
    font-weight: 600;
    background: var(--_soft);
    color: var(--_accent-text);
    border: 1px solid transparent;
    flex: none;
    overflow: hidden;
  }
  .pt-avatar > img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`;
