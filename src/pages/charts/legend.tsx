/** What the marks of the timeline mean. */
export function Legend() {
  return (
    <ul class="legend" aria-label="What the marks mean">
      <li>
        <Mark shape="counts" /> a claim that counts
      </li>
      <li>
        <Mark shape="copy" /> a copy, or said before
      </li>
      <li>
        <Mark shape="denied" /> denied or taken back
      </li>
      <li>
        <Mark shape="aside" /> set aside
      </li>
      <li>
        <svg width="28" height="16" aria-hidden="true">
          <rect class="step-band" x="0" y="2" width="28" height="12" />
          <line class="step-best" x1="0" x2="28" y1="8" y2="8" />
        </svg>{' '}
        low to high, and best, as known then
      </li>
    </ul>
  );
}

function Mark({shape}: {readonly shape: 'counts' | 'copy' | 'denied' | 'aside'}) {
  return (
    <svg class={`dot dot-${shape}`} width="16" height="16" aria-hidden="true">
      <circle class="dot-ring" cx="8" cy="8" r={shape === 'aside' ? 4.5 : 6} />
      {shape === 'denied' && <path class="dot-cross" d="M4 4L12 12M4 12L12 4" />}
    </svg>
  );
}
