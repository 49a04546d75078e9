import { drawSvg } from './draw-svg';
import { layOut } from './lay-out';
import type { Picture } from './picture';

/** Lays a picture out and draws it, as SVG that stands in a page. Arrows have `data-from` and `data-to`, their labels the class `note`. */
export async function renderPicture(picture: Picture): Promise<string> {
  return drawSvg(await layOut(picture), picture.title).text;
}
