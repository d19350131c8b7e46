import { useLayoutEffect, useRef, useState } from 'react';
import { Foreign } from '../parts/parts';
import { sayNode, useLanguage, useSay } from '../words/words';
import { scriptOf, type Drawn, type Link, type Piece } from './met';
import { percent } from './rows';

interface Way {
  readonly link: number;
  readonly path: string;
}

/** Both names over each other, and what met: by which rule, heard as what, at what cost. */
export function Meeting({ drawn, asked, listed }: { drawn: Drawn; asked: string; listed: string }) {
  const say = useSay();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [ways, setWays] = useState<readonly Way[]>([]);
  useLayoutEffect(() => {
    const sheet = frame.current;
    if (!sheet) return;
    const measure = () => setWays(measured(sheet));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(sheet);
    // Fonts come later, and make every piece narrower or wider.
    for (const one of sheet.querySelectorAll('.piece')) watch.observe(one);
    return () => watch.disconnect();
  }, [drawn, language]);
  return (
    <div className="meeting-scroll" tabIndex={0} role="group" aria-label={say('ALIGNMENT')}>
      <div className="meeting" ref={frame}>
        <Name side="asked" head={say('BECAUSE_ASKED')} script={scriptOf(language, asked)} pieces={drawn.asked} links={drawn.links} />
        <svg aria-hidden="true">
          {ways.map(({ link, path }) => (
            <path key={link} className={look(drawn.links[link])} d={path} />
          ))}
        </svg>
        <Name side="listed" head={say('BECAUSE_LISTED')} script={scriptOf(language, listed)} pieces={drawn.listed} links={drawn.links} />
      </div>
    </div>
  );
}

const look = (link: Link | undefined) => (!link ? '' : link.isOther ? 'other' : link.isPlain ? 'plain-way' : 'bent');

function Name({ side, head, script, pieces, links }: {
  side: 'asked' | 'listed';
  head: string;
  script: string;
  pieces: readonly Piece[];
  links: readonly Link[];
}) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className={`name-row ${side}`}>
      <p className="of-whom">
        {head}
        {script !== '' && <span className="quiet"> · {script}</span>}
      </p>
      <p className="pieces">
        {pieces.map((one, i) => {
          const link = one.link === null || one.link < 0 ? undefined : links[one.link];
          if (!link) {
            return (
              <span key={i} className={one.link === -1 ? 'parts' : 'alone'}>
                <Foreign text={one.text} />
              </span>
            );
          }
          return (
            <span key={i} className={`piece ${look(link)}`} data-link={one.link ?? undefined} title={sayNode(say, 'REASON', link.rule)}>
              {side === 'asked' && links.some((each) => each.heard !== '') && (
                <span className="heard">
                  {link.heard}
                  {link.cost > 0 && <span className="cost"> −{percent(language, link.cost)}</span>}
                </span>
              )}
              <span className="letters">
                <Foreign text={one.text} />
              </span>
            </span>
          );
        })}
      </p>
    </div>
  );
}

function measured(sheet: HTMLElement): Way[] {
  const box = sheet.getBoundingClientRect();
  const band = sheet.querySelector('svg')?.getBoundingClientRect();
  if (!band) return [];
  // Of this sheet only: what it stands in is of class asked, too.
  const spots = (side: string) => {
    const all = new Map<number, number>();
    for (const one of sheet.querySelectorAll<HTMLElement>(`:scope > .${side} [data-link]`)) {
      const at = one.getBoundingClientRect();
      all.set(Number(one.dataset.link), at.left + at.width / 2 - box.left);
    }
    return all;
  };
  const [above, below] = [spots('asked'), spots('listed')];
  return [...above].flatMap(([link, x]) => {
    const to = below.get(link);
    const half = band.height / 2;
    return to === undefined ? [] : [{ link, path: `M${x} 0C${x} ${half} ${to} ${half} ${to} ${band.height}` }];
  });
}
