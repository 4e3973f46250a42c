/* The map, alive: buttons, keys and dragging move the frame over what was drawn; points keep their size. */

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const STEP = 1.6;
const NEAREST = 6;
/** Land is drawn this far beyond the first frame, on each side. */
const BEYOND = 0.6;

for (const map of document.querySelectorAll<SVGSVGElement>('svg[data-island="map"]')) {
  const box = map.viewBox.baseVal;
  const first: Frame = {x: box.x, y: box.y, width: box.width, height: box.height};
  let frame = first;

  const move = (to: Frame): void => {
    frame = within(to, first);
    map.setAttribute('viewBox', `${frame.x} ${frame.y} ${frame.width} ${frame.height}`);
    const scale = frame.width / first.width;
    for (const point of map.querySelectorAll<SVGCircleElement>('circle[data-r]')) {
      point.setAttribute('r', String(Number(point.dataset['r']) * Math.min(1, scale * 1.2)));
    }
  };

  map.before(
    buttons(
      () => move(zoom(frame, 1 / STEP)),
      () => move(zoom(frame, STEP)),
      () => move(first),
    ),
  );
  map.addEventListener('pointerdown', (down) => drag(map, down, () => frame, move));
}

function buttons(closer: () => void, farther: () => void, back: () => void): HTMLElement {
  const group = document.createElement('div');
  group.className = 'map-buttons';
  for (const [sign, name, act] of [
    ['+', 'Closer', closer],
    ['−', 'Farther', farther],
    ['⌂', 'As at first', back],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.setAttribute('aria-label', name);
    button.title = name;
    button.addEventListener('click', act);
    group.append(button);
  }
  return group;
}

function zoom({x, y, width, height}: Frame, by: number): Frame {
  return {x: x + (width * (1 - by)) / 2, y: y + (height * (1 - by)) / 2, width: width * by, height: height * by};
}

/** Holds the frame over what is drawn. */
function within(to: Frame, first: Frame): Frame {
  const most = first.width * (1 + 2 * BEYOND);
  const width = Math.min(Math.max(to.width, first.width / NEAREST), most);
  const height = (width / first.width) * first.height;
  const [middleX, middleY] = [to.x + to.width / 2, to.y + to.height / 2];
  return {
    x: clamp(middleX - width / 2, first.x - first.width * BEYOND, first.x + first.width * (1 + BEYOND) - width),
    y: clamp(middleY - height / 2, first.y - first.height * BEYOND, first.y + first.height * (1 + BEYOND) - height),
    width,
    height,
  };
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Follows a mouse or pen until it is let go; a finger scrolls the page, and moves the map with the buttons. */
function drag(map: SVGSVGElement, down: PointerEvent, now: () => Frame, move: (to: Frame) => void): void {
  if (down.pointerType === 'touch' || down.button !== 0) return;
  const start = now();
  const scale = start.width / map.getBoundingClientRect().width;
  const follow = (event: PointerEvent): void =>
    move({
      ...start,
      x: start.x - (event.clientX - down.clientX) * scale,
      y: start.y - (event.clientY - down.clientY) * scale,
    });
  map.setPointerCapture(down.pointerId);
  map.addEventListener('pointermove', follow);
  map.addEventListener('pointerup', () => map.removeEventListener('pointermove', follow), {once: true});
}
