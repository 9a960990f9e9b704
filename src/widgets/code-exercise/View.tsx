/** The code exercise in the page: a choice of language, and the exercise in the chosen one. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LANGUAGE_NAMES } from '../../runtime/language-names.ts';
import { LanguageChoice } from '../../ui/LanguageChoice.tsx';
import { favorite, keepFavorite } from '../code-drafts.ts';
import { Exercise } from './Exercise.tsx';
import { parseOffer } from './offer.ts';
import type { Shared } from './share.ts';

interface Props {
  /** `offerText` of the folder. */
  readonly offer: string;
  /** Highlighted at build, one slot for each text. */
  readonly starterTypescript?: ComponentChildren;
  readonly solutionTypescript?: ComponentChildren;
  readonly starterPython?: ComponentChildren;
  readonly solutionPython?: ComponentChildren;
}

export default function View(props: Props) {
  const [offer] = useState(() => parseOffer(props.offer));
  const languages = offer.versions.map(({ language }) => language);
  const [chosen, setChosen] = useState(languages[0]);
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    setChosen(favorite(languages));
    if (!location.hash.startsWith(`#code:${offer.id}:`)) return;
    void import('./ladder.ts').then(async ({ readShared }) => {
      const found = await readShared(location.hash);
      setShared(found);
      if (found && languages.includes(found.language)) setChosen(found.language);
    });
  }, []);
  const version = offer.versions.find(({ language }) => language === chosen);
  if (!version) return null;

  const python = version.language === 'python';
  return (
    <>
      <LanguageChoice
        name={`${offer.id}-language`}
        offered={languages}
        chosen={chosen}
        names={LANGUAGE_NAMES}
        onChoose={(language) => {
          setChosen(language);
          keepFavorite(language);
        }}
      />
      <Exercise
        key={version.language}
        exercise={offer}
        version={version}
        listing={python ? props.starterPython : props.starterTypescript}
        shared={shared?.language === version.language ? shared.source : null}
        solutionListing={python ? props.solutionPython : props.solutionTypescript}
      />
    </>
  );
}
