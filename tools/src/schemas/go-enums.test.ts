import { readGoFile } from './go-enums';

const SOURCE = `package v1

// How a sail is set.
// +enum
type SailMode string

const (
	// Over the water.
	SailSet    SailMode = "Set"
	SailReefed SailMode = "Reefed"
)

// Any colour.
type Colour string

const Red Colour = "Red"

type SailSpec struct {
	// +optional
	Mode *SailMode \`json:"mode,omitempty" protobuf:"bytes,1,opt,name=mode"\`
	Modes []SailMode \`json:"modes"\`
	Colour Colour \`json:"colour"\`
}
`;

test('fields whose type is marked as an enum take its words alone', () => {
  const enums = readGoFile(SOURCE, 'sea.v1');

  expect(Object.fromEntries(enums.get('sea.v1.SailSpec') ?? [])).toEqual({ mode: ['Reefed', 'Set'], modes: ['Reefed', 'Set'] });
});
