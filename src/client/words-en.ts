// Plain English words of three to eight letters, for passphrases that people copy by hand. Sorted by nothing but habit;
// the order is of no importance, the words must differ.
const TEXT = `
acorn actor adult agent album alley almond amber anchor angle ankle answer apron arch arena armour arrow artist ash
atlas attic aunt avenue award axle badge bagel baker balance balloon bamboo banana band bangle bank banner barber
bark barley barn barrel basin basket bath battery beach beacon bead beam bean beard beaver bed beech beetle bell belt bench
berry bicycle birch bird biscuit blanket blossom boat bobbin bolt bone bonfire bonnet book boot border bottle boulder bow
bowl box bracket branch brass bread breeze brick bridge broom brother brush bubble bucket buckle buffalo builder bulb bundle
burrow bus bush butter button cabbage cabin cable cactus cake calf camel camera camp canal candle candy canoe canvas cape
captain caravan card cargo carpet carrot cart castle cat cattle cave cedar ceiling cellar cement cereal chain chair chalk
channel chapter charcoal chart cheetah cherry chess chest chicken chimney circle circus citrus city clay clerk cliff
clock cloth cloud clover coach coal coast coat cobra cocoa coconut coffee coin collar college colour comb comet compass
concert cone cook copper coral cork corn corner cottage cotton couch country cousin cow crab cradle craft crane crayon cream
creek cricket crown crystal cube cuckoo cucumber cup cupboard curtain curve cushion cycle cypress daisy dance dancer date
daughter dawn deer degree delta dentist desert desk dessert diamond diary dinner dish doctor dolphin donkey door dove
drawer dream dress drill driver drum duck dune dust eagle ear earth easel east echo edge eel egg elbow elder elephant elm
engine envelope evening fabric falcon fan farm farmer father feather fence fern ferry fiddle field fig finch finger
fire fish flag flame flannel flask flavour fleece flint flock floor flour flute foam fog forest fork fossil fountain
fox frame freckle fridge frog frost fruit funnel furnace galaxy gallery garage garden garlic gate gazelle gear
gem ghost giant ginger giraffe glacier glass globe glue goat gold goose gorilla grain grandma granite grape
grass gravel gravity green grocer grove guide guitar gull gym hail hair hall hammer hammock hamster hand handle
harbour hare harp harvest hat hawk hazel heart heater hedge helmet hen herb heron hill hinge hippo hive hobby holiday
honey hood hook horizon horn horse hospital hotel hour house hummus hut ice igloo inch infant ink insect iron island
ivory ivy jacket jaguar jam jar jasmine jaw jelly jewel judge jug juice jungle jury kayak kennel kernel kettle key kidney
kiosk kitchen kite kitten knee knife knight knot koala label lace ladder lady lagoon lake lamb lamp land lantern lark lava
lawn leaf leather leek legend lemon lens lentil leopard lesson letter lettuce level library lid light lily lime
line linen lion lizard lobster locker log loom lorry lunch lung lute lynx machine magnet magpie mango manor maple marble
market marsh mask mast mat match meadow meal medal melody melon member menu merchant mermaid metal meteor milk mill miner
mint mirror mist mole month moon morning mosque moss moth mother motor mountain mouse mouth mud muffin mule
museum music mustard nail napkin narrow nature neck needle nephew nest net nettle newt niece night noodle noon north nose
notebook novel number nurse nut oak oar oasis oat ocean oil olive onion orange orbit orchard orchid organ ostrich
otter oven owl oyster packet paddle page paint painter palace palm pan panda panel panther paper parade parcel parent park
parrot parsley parsnip party pasta pastry path patio pavement paw pea peach peacock peanut pear pearl pebble pedal pelican
pen pencil penguin pepper perfume piano picnic picture pie pier pigeon pillar pillow pilot pine pipe pirate pistachio pitcher
pizza planet plank plant plaster plate player plough plum pocket poem poet polar pole pond pony poppy porch port postcard
pot potato pottery powder prairie present prince printer prism promise puddle pump pumpkin pupil puppet puppy purse puzzle
pyramid quarry quartz queen question quill quilt quince rabbit radio radish raft rail rain rainbow raisin ram ranch
raven razor record reed reef region reindeer relish rhino rhythm ribbon rice rider ring ripple river road roast robin robot
rocket roof room rope rose ruby rug ruler runner saddle saffron sail sailor salad salmon salt sand sandal sapphire
satin sauce saucer school science scissors scooter scout screen screw sea seal season seat seed sesame shark
shawl shed sheep shelf shell shelter shepherd shield ship shirt shoe shop shore shoulder shovel shower silk silver singer
sister skate sketch ski skirt sky slate sled sleeve slipper slope smoke snail snow soap sock sofa soil soldier son song soup
south spade sparrow spice spider spinach spiral sponge spoon spruce square squash squid squirrel stable stadium
stage stair stamp star station statue steam steel stem step stone stool stork storm story stove straw stream street string
student suburb sugar suit suitcase summit sun sunrise sunset surf swallow swamp swan sweater swing sycamore
syrup table tablet tailor tangerine tank tap tart taxi tea teacher team teapot temple tennis tent terrace thimble thistle
thread throne thumb thunder thyme ticket tide tiger tile timber tin toast toaster toe tomato tongue tool tooth
torch tortoise towel tower town tractor trader train trumpet trunk tulip tunnel turkey turnip turtle
twig twin umbrella uncle unicorn uniform valley vanilla vase vault vegetable velvet vessel village vine vinegar violet violin
visitor voice volcano vulture waffle wagon waist waiter walnut walrus wardrobe warehouse wasp watch water wave wax weather
weaver wedding wednesday weekend west whale wharf wheat wheel whisker whistle willow wind window wing
wolf woman wood wool workshop wren wrist writer yacht yard yarn year yellow yogurt zebra zero zinc zipper zone
adventure album anthem antler archer argument arrival artery aspen athlete aurora baggage balcony ballad basil bazaar beehive
beetroot biscotti bishop blizzard blueberry bobcat bouquet bronze bungalow burger butcher cabinet calendar calm candour
canyon caramel cashew catalog chorus cider cinema cinnamon clarinet clinic clue coaster column comma courage cowboy
cracker creature crescent critic crocus cruise cupcake currant cutlery cymbal dairy debate decimal delight denim
depot detail dial dimple diner diver dome domino dough drizzle dustpan dynamo ebony eclipse editor effort elastic ember
emerald emperor engineer equator estate event evergreen explorer fairy famine fashion favour festival fibre figure
film flamingo flight footpath formula freight fringe gadget gallop gander gesture glade glitter goblet gondola
grammar granola grapefruit guardian habit handbag harmony hazelnut headline heather helper heritage hexagon hickory history
household humour hurdle hyacinth icicle image indigo journey joy keyboard kingdom kiwi labour ladle landscape
lavender league ledger leisure lighthouse lilac limestone lottery
`;

/** Each word once. */
export const ENGLISH_WORDS: readonly string[] = [
  ...new Set(TEXT.split(/\s+/).filter((word) => /^[a-z]{3,8}$/.test(word))),
];
