/** The curves as a table, for those who would rather read numbers. */
import type { Curves } from '../../training/history.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { fewRows } from '../../viz/curve-table.ts';
import { lossText, percent } from './picture.ts';

export function CurvesTable({ curves }: { readonly curves: Curves }) {
  return (
    <Scroll label="Losses by step">
      <table class="tr-table">
        <thead>
          <tr>
            <th scope="col">step</th>
            <th scope="col">training loss</th>
            <th scope="col">accuracy</th>
            <th scope="col">test loss</th>
            <th scope="col">accuracy</th>
          </tr>
        </thead>
        <tbody>
          {fewRows(curves).map(({ step, train, trainAccuracy, test, testAccuracy }) => (
            <tr key={step}>
              <th scope="row">{step}</th>
              <td>{lossText(train)}</td>
              <td>{percent(trainAccuracy)}</td>
              <td>{lossText(test)}</td>
              <td>{percent(testAccuracy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
