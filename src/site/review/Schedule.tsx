/** What comes when: the days ahead with their lessons, and how far each lesson is. */
import { calendar, type Day, dateOf, INTERVALS, isMastered, type Review } from '../../course/review.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import type { Lesson } from './View.tsx';

interface Props {
  readonly review: Review;
  readonly lessons: readonly Lesson[];
  readonly today: Day;
  readonly base: string;
}

function dayWords(day: Day, today: Day): string {
  if (day === today) return 'today';
  if (day === today + 1) return 'tomorrow';
  return dateOf(day).toLocaleDateString('en-US', { weekday: 'short', month: 'short', day: 'numeric' });
}

export function Schedule({ review, lessons, today, base }: Props) {
  const there = lessons.filter(({ skill }) => review.skills[skill]);
  if (there.length === 0) return <p>Lessons come in as you solve their exercises.</p>;
  const idOf = (skill: string): string => lessons.find((lesson) => lesson.skill === skill)?.id ?? skill;
  return (
    <>
      <h2>What comes when</h2>
      <ol class="review-days">
        {calendar(review, today).map(({ day, skills }) => (
          <li key={day}>
            <strong>{dayWords(day, today)}</strong> {skills.map(idOf).join(', ')}
          </li>
        ))}
      </ol>
      <div class="review-table">
        <Scroll label="Lessons under review">
          <table>
            <thead>
              <tr>
                <th scope="col">Lesson</th>
                <th scope="col">Went well after {INTERVALS.join(', ')} days</th>
                <th scope="col">Next</th>
              </tr>
            </thead>
            <tbody>
              {there.map(({ skill, id, title }) => {
                const { stage = 0, due } = review.skills[skill] ?? {};
                return (
                  <tr key={skill}>
                    <th scope="row">
                      <a href={`${base}/${skill}/`}>
                        {id} {title}
                      </a>
                    </th>
                    <td>
                      <span aria-hidden="true">
                        {INTERVALS.map((_, i) => (i < stage ? '●' : '○')).join(' ')}
                      </span>
                      <span class="gw-visually-hidden">
                        {stage} of {INTERVALS.length}
                      </span>
                    </td>
                    <td>
                      {isMastered(review, skill) || due === undefined
                        ? 'mastered'
                        : dayWords(Math.max(due, today), today)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      </div>
    </>
  );
}
