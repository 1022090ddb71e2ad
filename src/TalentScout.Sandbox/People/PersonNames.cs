namespace TalentScout.Sandbox;

/// <summary>
/// Invented names: given names that many bear, and family names that are put together from pieces, so that the whole is nobody's on purpose.
/// </summary>
internal static class PersonNames
{
    private sealed record Culture(string Given, string Stems, string Ends);

    private static readonly Dictionary<string, Culture> Cultures = new(StringComparer.Ordinal)
    {
        ["german"] = new("Anselm Birte Clara Detlef Emil Frieda Gerrit Hanna Ilse Jannik Katrin Lennart Merle Nils Ottilie Piet Rieke Sönke Tjark Ute", "Ander Birken Dorn Eschel Falken Grün Hasel Kolten Linden Moor Nessel Ranz Silber Tannen Wester Zell", "bach brink mann hoff stett wald"),
        ["dutch"] = new("Aart Bram Cato Daan Eefje Floris Gijs Hedda Imke Joost Kees Lotte Maaike Niek Oda Pim Roos Siebe Teun Wiebe", "Brouken Dijkel Eikel Groen Haver Kloos Meer Noord Ooster Polder Rietel Schel Ven Water Wilgen Zand", "stra ink veld huis ma kamp"),
        ["french"] = new("Agathe Baptiste Capucine Damien Elodie Fabrice Garance Hugues Inès Jules Lison Maël Noémie Octave Perrine Quentin Rémi Solène Tristan Ysée", "Arbel Belmar Carvel Dauvi Estrel Fontan Garriv Juvan Lavert Marsol Norvan Perrel Rouvi Sauvel Tavern Valmor", "in eau et ard ois ac"),
        ["spanish"] = new("Abril Bruno Catalina Darío Elisa Facundo Guadalupe Hernán Irene Joaquín Leire Mateo Nerea Octavio Paloma Rocío Santiago Tamara Unai Ximena", "Albar Barrav Cordel Doral Estav Fuental Garmen Ibarv Lozal Montal Navar Ordal Quirog Robled Salvar Torrel", "ez era ona illo ano al"),
        ["portuguese"] = new("Afonso Beatriz Caio Duarte Eduarda Francisca Gonçalo Helena Iara Jandira Leonor Murilo Nuno Otávio Raíssa Sofia Tiago Vasco Yara Zé", "Almar Bravel Caldas Dorval Faria Gouvar Lousad Matel Nogal Oliv Pinhal Queir Ribal Serran Tavar Vidal", "eira oso ão inho ares ado"),
        ["italian"] = new("Alessio Bianca Cosimo Delia Ettore Fiamma Gaia Iacopo Letizia Manlio Nives Orlando Pia Ruggero Serena Tullio Ubaldo Viola Zeno Ginevra", "Bertol Cavall Donat Ferrel Galass Lorenz Marchel Novell Orsell Pelleg Quart Ravell Sartol Tomas Valent Zambel", "ini etti ucci ardi one esi"),
        ["english"] = new("Ada Barnaby Cerys Desmond Elspeth Fergus Greta Harriet Isla Jasper Keira Lachlan Morwenna Ned Orla Percy Rowan Sorcha Tamsin Wilf", "Ash Black Calder Dun Elder Farn Glen Hather Ivel Kel Lang Marsh North Oaken Pender Ravens", "combe worth ley wick ridge by"),
        ["nordic"] = new("Agnar Brita Calle Dagny Eskil Freja Gunhild Håkon Inga Jorunn Kettil Liv Mats Njord Oline Pelle Ragna Sigrid Torvald Åse", "Ask Berg Dal Eke Fjell Grön Halder Kvist Lind Myr Nord Rosen Sjö Sten Tall Ulv", "strand vik lund sten mark holm"),
        ["finnish"] = new("Aino Eero Fanni Heikki Ilona Jalmari Kaisa Lauri Mielikki Niilo Oona Pekka Riina Sampo Tuuli Urho Veera Väinö Yrjö Elo", "Ahven Hauki Järve Kallio Lehto Mänty Niemi Orava Pelto Raut Salmi Tammi Uusi Vesa Ylä Koski", "nen la vaara mäki ranta salo"),
        ["polish"] = new("Agata Bogdan Celina Dobromir Ewelina Fryderyk Grażyna Hubert Iga Jarema Kinga Leszek Malwina Norbert Oliwia Przemek Roksana Szymon Tola Wiktor", "Borow Czajk Dąbr Grzyw Jaskół Kalin Leszcz Modrz Niedźw Olsz Pawl Rogal Sokol Trzcin Wierzb Zarem", "ski ecki icz iak owicz ak"),
        ["czech"] = new("Alžběta Bořek Ctirad Dobruška Eliška Filip Hynek Ivona Jolana Kamil Lubor Mojmír Nela Oldřich Pavla Radim Slávek Tereza Vendula Zbyněk", "Beran Chalup Dvořiš Havel Jelín Kosteč Lipav Mlyn Nezval Opat Pivoň Rybn Strnad Topol Vrab Zelen", "ek ka ík ský or ák"),
        ["hungarian"] = new("Ágota Bence Csilla Dénes Emőke Ferenc Gergő Hajnal Ildikó Jenő Kinga Levente Mátyás Nóra Örs Piroska Réka Szabolcs Tünde Zsolt", "Almás Bakony Csordás Dömöt Erdős Fenyves Gombás Hídvég Juhász Kertes Lakos Mezős Nádas Patak Rétes Somos", "i falvi vári házi kuti"),
        ["romanian"] = new("Anca Bogdan Crina Dragoș Elena Flavius Gelu Horia Ioana Luminița Mihnea Narcisa Ovidiu Paul Rareș Smaranda Traian Vlad Zoe Ilinca", "Alun Brad Codr Dumbr Fag Grâul Izvor Lunc Mesteac Negur Olar Pădur Răch Sălc Teil Ursul", "escu eanu aru ache oiu"),
        ["slavic"] = new("Bohdana Danylo Emil Fedir Hristina Ivo Jovana Kalina Lyubomir Milica Nedelya Ostap Petar Rada Stojan Taras Ulyana Vesna Yaroslav Zoran", "Bereza Dobrov Gornel Hromov Kalyn Lysenk Medvid Nesterv Orlov Petrush Radoj Stepov Tykhon Vasylk Yavor Zhurav", "enko ović chuk sky ev yshyn"),
        ["greek"] = new("Alkis Danae Evanthia Fotis Galini Iason Kalliope Leandros Myrto Nefeli Orestis Petros Rhea Stavros Thalia Vasso Xanthi Yannis Zoi Aris", "Amanat Bouk Chrys Dimop Ela Fra Galan Kalog Lamb Mavr Nikol Papad Roum Stath Tsak Xen", "akis opoulos idis ellis atos"),
        ["turkish"] = new("Alper Bengü Cemre Deniz Ece Ferhat Gökçe Hakan Ilgın Kerem Lale Mert Nazlı Onur Pelin Rüya Serkan Tuğba Umut Yağmur", "Akça Bozkır Çınar Demirel Elma Gündoğ Ilgaz Karaca Kayalı Meşe Ozan Pınar Sarıç Taşlı Ulu Yıldır", "oğlu er soy tekin kaya"),
        ["levant"] = new("Amit Boaz Carmel Dorit Eitan Galia Hadas Idan Keren Lior Maya Noam Omri Paz Rotem Shira Tal Uri Yael Ziv", "Alon Barkan Carmi Dekel Ela Gefen Harel Ilan Katzir Lavi Nahal Oren Peled Rimon Shaked Tavor", "i man ov sky en"),
        ["arabic"] = new("Amal Basim Dunya Farid Ghada Hisham Iman Jamila Karim Layla Mazen Nadia Omar Qasim Rania Salma Tarek Walid Yasmin Ziad", "Barak Darwish Fadil Gaber Habash Kamil Lutf Mansour Naguib Rashed Sabbagh Shadid Tawfiq Wahb Yassin Zaher", "i y awi an"),
        ["yoruba"] = new("Ayo Bisi Chidi Dami Ebele Femi Gbenga Ifeoma Jide Kemi Lanre Ngozi Obi Peju Rotimi Sade Tunde Uche Wale Yemi", "Ade Ako Balo Chuk Dawo Efun Ige Kole Nwa Odun Oke Ola Oni Sowe Tiwa Ugo", "bayo mi kunle nze wale ru"),
        ["swahili"] = new("Achieng Baraka Chebet Daudi Esther Furaha Gathoni Imani Juma Kamau Lulu Makena Njeri Otieno Pendo Rehema Sefu Tumaini Wanjiru Zawadi", "Barak Chege Gitau Kariu Kimath Langat Macha Mbog Muthon Nderi Ngare Odhia Rono Simba Tanu Wambu", "i ki a mbo ni"),
        ["indian"] = new("Aarav Bhavna Chirag Divya Eshan Farhana Girish Hema Ishaan Jaya Kavya Lokesh Meera Nikhil Ojas Pooja Rohan Sneha Tarun Vidya", "Adhik Bhatt Chakr Deshm Ghosh Hegd Iyan Jagt Kulkar Mahaj Narul Parth Rajag Sengup Tripath Varad", "e al ar opal i an"),
        ["chinese"] = new("Anqi Bowen Chun Dawei Enlai Fangzhou Guozhi Hui Jiahao Kexin Lihua Meiling Ningyu Peng Qiaoyu Rong Shanshan Tianyi Weijun Yuchen", "Bai Cang Du Fei Gao Huang Jin Kong Lou Mo Ning Pang Qiu Ruan Shui Tong", "zhou yan ran mei shu he"),
        ["japanese"] = new("Aoi Botan Chika Daichi Emi Fumiko Genta Haruto Itsuki Junko Kaede Mahiro Natsuki Osamu Riku Sakura Takumi Umi Yuzuki Zenji", "Aki Fuji Hama Ishi Kawa Kuro Mori Naga Oka Saka Shima Taka Tsuki Ueno Yama Yoshi", "moto mura zawa hashi shita naka"),
        ["korean"] = new("Ara Bora Chanho Dohyun Eunji Gaeun Hajun Inho Jisoo Kyungmin Minseo Nari Seojun Sumin Taeyang Uijin Woojin Yejin Yuna Haneul", "Bae Cha Dan Eom Gil Han Jang Kwak Lim Maeng Nam Ok Pyo Ra Seon Woo", "g san ri hyun jae ho"),
        ["vietnamese"] = new("An Bảo Chi Duy Giang Hạnh Khánh Linh Minh Ngọc Oanh Phúc Quỳnh Sơn Thảo Uyên Vy Xuân Yến Đức", "Bùi Châu Đàm Hà Kiều La Mạc Nghi Ông Phan Quách Tô Tạ Ung Vương Yên", "nh ng m"),
        ["malay"] = new("Adi Bayu Citra Dewi Eka Fajar Gita Hendra Indah Joko Kartika Lestari Made Nurul Putri Rizky Sari Teguh Utami Wahyu", "Atma Bina Cahya Darma Gunar Hadi Kusum Laksa Mulya Nugra Prana Raha Santo Surya Utom Wibo", "wan ja di wati wijaya to"),
    };

    public static (string Given, string Family) Draw(string culture, Dice dice)
    {
        var c = Cultures[culture];
        var given = dice.Pick(c.Given.Split(' '));
        var family = dice.Pick(c.Stems.Split(' ')) + dice.Pick(c.Ends.Split(' '));
        return (given, family);
    }
}
