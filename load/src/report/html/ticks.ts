/** Round numbers from 0 to at least a value, few enough to be read: steps of 1, 2 or 5 times a power of ten. */
export function findTicks(max: number, most = 5): readonly number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) as number);
  return Array.from({ length: Math.ceil(max / step - 1e-9) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Moments from 0 up to the last second, on whole seconds, minutes or hours. */
export function findMoments(lastS: number, most = 8): readonly number[] {
  const step = STEPS_S.find((candidate) => lastS / candidate <= most) ?? Math.ceil(lastS / most / 3_600) * 3_600;
  return Array.from({ length: Math.floor(lastS / step) + 1 }, (_, index) => index * step);
}

/** `45 s`, `2:30`, `1:05:00` */
export function formatMoment(seconds: number, lastS: number): string {
  if (lastS < 120) return `${seconds} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];
